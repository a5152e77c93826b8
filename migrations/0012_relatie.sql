-- Opening a person needs a relation and a purpose. Without a relation a few roles may break the glass: with a reason,
-- for an hour, for one user, seen by the functionaris gegevensbescherming.

-- The moment as the clock of the app has it; without one, that of the database.
create function platform.nu() returns timestamptz language sql stable
  return coalesce(nullif(current_setting('terugkeer.nu', true), '')::timestamptz, now());

create schema personen;
grant usage on schema personen to terugkeer_app;

-- Under another purpose than these an inrichting sees nobody at all. src/personen/doelen.ts has the same list.
create function personen.is_persoonsdoel() returns boolean language sql stable
  return coalesce(platform.doel() in ('re-integratieplan', 'terugkeer-voorbereiden', 'verlof-beoordelen'), false);

-- An exact search by someone without a relation: who was found, never what was typed.
create table personen.zoekpoging (
  id uuid primary key,
  organisatie text not null,
  gebruiker text not null,
  op timestamptz not null,
  persoon uuid references detentie.persoon (id)
);
create index zoekpoging_gebruiker on personen.zoekpoging (gebruiker, op);

create table personen.glasbraak (
  id uuid primary key,
  organisatie text not null,
  gebruiker text not null,
  -- Who it was, for the functionaris gegevensbescherming, who cannot look up people.
  naam text not null,
  rol text not null,
  persoon uuid not null references detentie.persoon (id),
  -- One search opens one glass.
  poging uuid not null unique references personen.zoekpoging (id),
  doel text not null,
  aanleiding text not null,
  reden text not null,
  van timestamptz not null,
  tot timestamptz not null,
  oordeel text check (oordeel in ('terecht', 'onterecht', 'nader-onderzoek')),
  toelichting text,
  beoordeeld_door text,
  beoordeeld_naam text,
  beoordeeld_op timestamptz,
  check (tot = van + interval '1 hour'),
  check (num_nonnulls(oordeel, toelichting, beoordeeld_door, beoordeeld_naam, beoordeeld_op) in (0, 5)),
  -- Four eyes: nobody judges what one did oneself.
  check (beoordeeld_door <> gebruiker)
);
create index glasbraak_gebruiker on personen.glasbraak (gebruiker, tot);
create index glasbraak_organisatie on personen.glasbraak (organisatie, van desc, id desc);

alter table personen.zoekpoging enable row level security;
alter table personen.glasbraak enable row level security;

create policy eigen_pogingen on personen.zoekpoging for select
  using (organisatie = (select platform.organisatie()) and gebruiker = (select platform.gebruiker()));

create policy eigen_glasbraken on personen.glasbraak for select
  using (organisatie = (select platform.organisatie()) and gebruiker = (select platform.gebruiker()));
create policy toezicht on personen.glasbraak for select
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'glasbraken-beoordelen');
-- Only whom one has just searched for and found, now, and for a purpose that opens people.
create policy breken on personen.glasbraak for insert with check (
  organisatie = platform.organisatie() and gebruiker = platform.gebruiker() and doel = platform.doel()
  and van = platform.nu() and personen.is_persoonsdoel()
  and exists (select 1 from personen.zoekpoging z where z.id = poging and z.persoon = glasbraak.persoon
    and z.op > platform.nu() - interval '15 minutes'));
create policy beoordelen on personen.glasbraak for update
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'glasbraken-beoordelen'
    and gebruiker <> (select platform.gebruiker()) and (oordeel is null or oordeel = 'nader-onderzoek'))
  with check (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'glasbraken-beoordelen'
    and beoordeeld_door = (select platform.gebruiker()) and gebruiker <> (select platform.gebruiker()));

grant select on personen.zoekpoging, personen.glasbraak to terugkeer_app;
grant insert (id, organisatie, gebruiker, naam, rol, persoon, poging, doel, aanleiding, reden, van, tot)
  on personen.glasbraak to terugkeer_app;
grant update (oordeel, toelichting, beoordeeld_door, beoordeeld_naam, beoordeeld_op) on personen.glasbraak to terugkeer_app;

-- The one door to people one has no relation with. It finds one or nobody, writes down each search, and gives no row at
-- all to who searched ten times within the hour. It runs as the owner, because whom it looks for is behind the wall.
create function personen.zoek(gezocht_bsn text, gezochte_zoeknaam text, geboren text)
  returns table (poging uuid, persoon uuid)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  wie constant text := platform.gebruiker();
  waar constant text := platform.organisatie();
  moment constant timestamptz := platform.nu();
  gevonden uuid[];
begin
  if platform.doel() is distinct from 'zoeken-zonder-relatie' or wie is null or waar is null
    or not (waar = 'dji' or waar like 'pi-%') then
    raise exception 'zoeken zonder relatie mag hier niet' using errcode = 'insufficient_privilege';
  end if;
  -- Two windows of one user wait for each other, or both would be the tenth.
  perform pg_advisory_xact_lock(hashtextextended('personen.zoek ' || wie, 0));
  if (select count(*) from personen.zoekpoging z where z.gebruiker = wie and z.op > moment - interval '1 hour') >= 10 then
    return;
  end if;
  if gezocht_bsn is not null then
    gevonden := array(select p.id from detentie.persoon p where p.bsn = gezocht_bsn);
  else
    gevonden := array(select p.id from detentie.persoon p
      where p.bron = 'dji' and p.zoeknaam = gezochte_zoeknaam and p.gegevens->>'geboortedatum' = geboren limit 2);
  end if;
  -- Whose events were all struck out was never here.
  gevonden := array(select g.id from unnest(gevonden) as g (id)
    where exists (select 1 from detentie.periode d where d.persoon_id = g.id and d.stand <> 'vervallen'));
  poging := gen_random_uuid();
  persoon := case when cardinality(gevonden) = 1 then gevonden[1] end;
  insert into personen.zoekpoging values (poging, waar, wie, moment, persoon);
  return next;
end $$;
revoke execute on function personen.zoek(text, text, text) from public;
grant execute on function personen.zoek(text, text, text) to terugkeer_app;

-- Whom this user broke the glass for, for this purpose, within the hour. Its search path keeps it a function of its own,
-- so that the plans of the policies below stay small.
create function personen.opengebroken() returns setof uuid language sql stable set search_path = '' as $$
  select g.persoon from personen.glasbraak g
  where g.organisatie = platform.organisatie() and g.gebruiker = platform.gebruiker() and g.doel = platform.doel()
    and g.van <= platform.nu() and platform.nu() < g.tot
$$;

-- An inrichting sees who is there, or left at most thirty days ago, and whom this user broke the glass for. An end that
-- is not known counts as an end. The constant conditions stand first, so that they cost who delivers events nothing.
create policy eigen_gedetineerde on detentie.periode for select using (
  (select personen.is_persoonsdoel()) and inrichting = (select platform.organisatie())
  and begin_op <= (select platform.nu())
  and (stand = 'loopt' or (stand = 'beeindigd' and einde_op > (select platform.nu()) - interval '30 days')));
create policy glasbraak on detentie.periode for select using (
  (select personen.is_persoonsdoel()) and stand <> 'vervallen' and persoon_id in (select personen.opengebroken()));
-- Who may see a period may see whose it is. Which periods those are, the policies above say.
create policy via_periode on detentie.persoon for select using (
  (select personen.is_persoonsdoel()) and (select platform.organisatie()) like 'pi-%'
  and exists (select 1 from detentie.periode d where d.persoon_id = persoon.id));

create index periode_inrichting on detentie.periode (inrichting, begin_op desc, id desc);
create index bericht_betrokkene on berichtenbox.bericht (betrokkene, volgnummer desc);

-- Through which relation someone was opened.
alter table logboek.regel add column relatie text
  check (relatie in ('eigen-gedetineerde', 'bericht', 'plan', 'tbs-traject', 'glasbraak'));
