-- The track of someone with a gemaximeerde tbs: nineteen steps, as the clinic that treats keeps them. What others may know of
-- it goes as a message through the Berichtenbox; here they see no more than that they take part, and what was asked of them.

create schema tbs;
grant usage on schema tbs to terugkeer_app;

create table tbs.traject (
  id uuid primary key,
  -- The clinic that treats now. Only tbs.draag_over changes it.
  organisatie text not null,
  betrokkene uuid not null unique,
  begonnen_op timestamptz not null
);
create index traject_organisatie on tbs.traject (organisatie, begonnen_op desc, id);

-- Who it is, as each clinic wrote it down itself or received it.
create table tbs.persoon (
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  geslachtsnaam text not null check (length(geslachtsnaam) between 1 and 200),
  voorvoegsel text,
  voornamen text,
  geboortedatum date not null,
  zoeknaam text not null,
  primary key (traject, organisatie)
);

-- What happened in the track: dates, steps, branches, facts, consent. Only added to; how it stands is read off from it.
create table tbs.gebeurtenis (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  soort text not null check (soort in ('begonnen', 'overgenomen', 'einddatum', 'verlengd', 'stap', 'gepland', 'tak', 'feit',
    'toestemming', 'ingetrokken')),
  inhoud jsonb not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index gebeurtenis_traject on tbs.gebeurtenis (traject, volgnummer);

-- Who takes part, in which capacity: a clinic can be the next care provider.
create table tbs.deelname (
  id uuid primary key,
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  ontvanger text not null,
  partij text not null,
  van timestamptz not null,
  tot timestamptz,
  -- From when the participant may know of it: something was sent or asked. Before that it tells nobody anything.
  gedeeld_op timestamptz,
  check (ontvanger <> organisatie)
);
-- Not unique: two municipalities that take part can become one.
create index deelname_traject on tbs.deelname (traject, ontvanger) where tot is null;
create index deelname_ontvanger on tbs.deelname (ontvanger) where tot is null and gedeeld_op is not null;

-- A request for a reclasseringsadvies. It names nobody: until it is accepted there is no ground for a name.
create table tbs.opdracht (
  id uuid primary key,
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  ontvanger text not null,
  stap text not null,
  soort text not null check (soort in ('reclasseringsopdracht', 'opdrachtVanOm')),
  gevraagd_door text not null,
  gevraagd_naam text not null,
  gevraagd_op timestamptz not null,
  stand text not null default 'gevraagd' check (stand in ('gevraagd', 'aanvaard', 'afgewezen')),
  beantwoord_door text,
  beantwoord_naam text,
  beantwoord_op timestamptz,
  -- The track went to another clinic, or this organisation takes part no more: it holds no longer.
  vervallen_op timestamptz,
  check ((stand = 'gevraagd') = (beantwoord_op is null)),
  check (num_nulls(beantwoord_door, beantwoord_naam, beantwoord_op) in (0, 3))
);
create unique index opdracht_een on tbs.opdracht (traject, ontvanger, stap, soort) 
  where stand <> 'afgewezen' and vervallen_op is null;
create index opdracht_ontvanger on tbs.opdracht (ontvanger, gevraagd_op desc);

alter table tbs.traject enable row level security;
alter table tbs.persoon enable row level security;
alter table tbs.gebeurtenis enable row level security;
alter table tbs.deelname enable row level security;
alter table tbs.opdracht enable row level security;

-- Only the clinic that treats now, and only for this work. What an earlier clinic wrote is not for the next one.
create policy kliniek on tbs.traject for select
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'tbs-traject');
create policy beginnen on tbs.traject for insert
  with check (organisatie = platform.organisatie() and platform.doel() = 'tbs-traject');
do $$
declare tabel text;
begin
  foreach tabel in array array['persoon', 'gebeurtenis', 'deelname', 'opdracht'] loop
    execute format('create policy kliniek on tbs.%I for select using (organisatie = (select platform.organisatie())
      and (select platform.doel()) = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
    execute format('create policy schrijven on tbs.%I for insert with check (organisatie = platform.organisatie()
      and platform.doel() = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
  end loop;
end $$;
create policy wijzigen on tbs.deelname for update
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'tbs-traject'
    and exists (select from tbs.traject t where t.id = traject));
create policy laten_vervallen on tbs.opdracht for update
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'tbs-traject'
    and exists (select from tbs.traject t where t.id = traject))
  with check (organisatie = (select platform.organisatie()) and vervallen_op is not null);

-- Who takes part knows so from the first thing that was shared or asked, and no longer than it takes part.
create policy deelnemer on tbs.deelname for select using (ontvanger = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-deelname' and tot is null and gedeeld_op is not null);
create policy deelnemer on tbs.opdracht for select using (ontvanger = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-deelname' and exists (select from tbs.deelname d
    where d.traject = opdracht.traject and d.ontvanger = opdracht.ontvanger));
create policy beantwoorden on tbs.opdracht for update
  using (ontvanger = (select platform.organisatie()) and (select platform.doel()) = 'tbs-deelname' and stand = 'gevraagd'
    and vervallen_op is null and exists (select from tbs.deelname d where d.traject = opdracht.traject and d.ontvanger = opdracht.ontvanger))
  with check (ontvanger = (select platform.organisatie()) and stand in ('aanvaard', 'afgewezen')
    and beantwoord_door = platform.gebruiker());

grant select, insert on tbs.traject, tbs.persoon, tbs.gebeurtenis, tbs.deelname, tbs.opdracht to terugkeer_app;
grant update (tot, gedeeld_op) on tbs.deelname to terugkeer_app;
grant update (stand, beantwoord_door, beantwoord_naam, beantwoord_op, vervallen_op) on tbs.opdracht to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on tbs.gebeurtenis
  for each statement execute function platform.alleen_toevoegen();

-- Who writes in a track, or sends from it, does so alone: nobody sends on a yes that is being taken back. So does who
-- begins a track at a clinic: one person has one.
create function tbs.schrijf_alleen(wat text) returns void language sql volatile
  return pg_advisory_xact_lock(hashtextextended('tbs ' || wat, 0));

-- Hands the track to another clinic, with what the toets let through. From then on the clinic that had it sees nothing of
-- it: it asks for what it gives in the same transaction. Who took part and what was asked of them ends: the new clinic
-- asks anew.
create function tbs.draag_over(welk uuid, naar text, wie jsonb, gebeurtenis uuid, inhoud jsonb, naam text) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  van constant text := platform.organisatie();
begin
  if platform.doel() is distinct from 'tbs-traject' or naar = van or not exists (
    select from tbs.traject t where t.id = welk and t.organisatie = van) then
    raise exception 'dit traject is niet van deze kliniek' using errcode = 'insufficient_privilege';
  end if;
  update tbs.deelname d set tot = platform.nu() where d.traject = welk and d.tot is null;
  update tbs.opdracht o set vervallen_op = platform.nu() where o.traject = welk and o.vervallen_op is null;
  update tbs.traject t set organisatie = naar where t.id = welk;
  insert into tbs.persoon (traject, organisatie, geslachtsnaam, voorvoegsel, voornamen, geboortedatum, zoeknaam)
    values (welk, naar, wie->>'geslachtsnaam', wie->>'voorvoegsel', wie->>'voornamen', (wie->>'geboortedatum')::date,
      wie->>'zoeknaam')
    on conflict (traject, organisatie) do nothing;
  insert into tbs.gebeurtenis (id, traject, organisatie, soort, inhoud, door, door_naam, op)
    values (gebeurtenis, welk, naar, 'overgenomen', inhoud, platform.gebruiker(), naam, platform.nu());
end $$;
revoke execute on function tbs.draag_over(uuid, text, jsonb, uuid, jsonb, text) from public;
grant execute on function tbs.draag_over(uuid, text, jsonb, uuid, jsonb, text) to terugkeer_app;

-- A participant that goes into another municipality goes on as that one.
insert into herindeling.gaat_mee values ('tbs.deelname', 'ontvanger');
