-- A no that a receiver hears counts at once, and the inrichting goes over it with the person.

-- Which receiver heard it, of a withdrawal that nobody said to the inrichting itself; `datum` is the day on which it was said.
alter table toestemming.verklaring add column gehoord_bij text;
alter table toestemming.verklaring add constraint gehoord
  check (gehoord_bij is null or (soort = 'intrekking' and vorm = 'mondeling' and datum is not null));
create index verklaring_gehoord on toestemming.verklaring (persoon) where gehoord_bij is not null;
create policy overgenomen on toestemming.verklaring for select using (
  gehoord_bij is not null and (select personen.is_persoonsdoel()) and toestemming.in_deze_detentie(persoon, op));

-- That the inrichting asked the person about it, and that it stays a no. What became a yes stands in the ledger itself.
create table toestemming.nagevraagd (
  verklaring uuid primary key references toestemming.verklaring (id),
  organisatie text not null,
  persoon uuid not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
alter table toestemming.nagevraagd enable row level security;
create policy zelf on toestemming.nagevraagd for select using (organisatie = (select platform.organisatie()));
create policy overgenomen on toestemming.nagevraagd for select using (
  (select personen.is_persoonsdoel()) and toestemming.in_deze_detentie(persoon, op));
-- Only about what a receiver heard, and only by who holds the person.
create policy navragen on toestemming.nagevraagd for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and toestemming.is_eigen(persoon) and exists (select from toestemming.verklaring v
    where v.id = verklaring and v.persoon = nagevraagd.persoon and v.gehoord_bij is not null));
grant select, insert on toestemming.nagevraagd to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on toestemming.nagevraagd
  for each statement execute function platform.alleen_toevoegen();

-- The work list of casemanagers: for everyone who is held here one next step, under the purpose of preparing the return. It
-- reads how far things are; what is written in a sheet or a talk it only counts.
create policy werklijst on informatieblad.gebied for select using (
  (select platform.doel()) = 'terugkeer-voorbereiden' and detentie.houdt(dossier, persoon));
create policy werklijst on informatieblad.feit for select using (
  (select platform.doel()) = 'terugkeer-voorbereiden' and detentie.houdt(dossier, persoon));
create policy werklijst on toestemming.gesprek for select using (
  organisatie = (select platform.organisatie()) and (select platform.doel()) = 'terugkeer-voorbereiden');

-- Work can be given to colleagues here as well: names and functions, as with messages (migration 0022).
create or replace function toegang.collegas(dag date, rollen text[]) returns table (id uuid, naam text, functie text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select w.id, w.naam, w.functie
    from toegang.medewerker w
    where w.organisatie = platform.organisatie()
      and (platform.doel() like 'berichten-%'
        or (platform.doel() = 'terugkeer-voorbereiden' and platform.organisatie() like 'pi-%'))
      and exists (
        select 1 from toegang.machtiging m
        where m.medewerker = w.id and m.organisatie = w.organisatie and m.rol = any (rollen)
          and m.bevestigd_op is not null and m.ingetrokken_op is null
          and m.van <= dag and (m.tot is null or m.tot >= dag));
  end;

-- The newest sheet of each of these detentions, whichever inrichting sent it: without content, for its sender and for who
-- holds the person now.
create function berichtenbox.bladen_in(dossiers uuid[]) returns table (dossier uuid, bericht uuid, afzender text,
    ontvanger text, versie integer, status text, verzonden_op timestamptz, gelezen_op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct on (b.dossier) b.dossier, b.id, b.afzender, b.ontvanger, b.versie, b.status, b.verzonden_op, b.gelezen_op
    from berichtenbox.bericht b
    where b.dossier = any (dossiers) and b.soort = 'informatieblad'
      and (b.afzender = platform.organisatie() or detentie.houdt(b.dossier, b.betrokkene))
    order by b.dossier, b.volgnummer desc;
  end;
revoke execute on function berichtenbox.bladen_in(uuid[]) from public;
grant execute on function berichtenbox.bladen_in(uuid[]) to terugkeer_app;

-- Whose work someone is. Whether this colleague still has a role is asked when it is read: an ended role needs no clean-up.
create schema werklijst;
grant usage on schema werklijst to terugkeer_app;
create table werklijst.toewijzing (
  organisatie text not null,
  dossier uuid not null,
  persoon uuid not null,
  -- Null for nobody, which is how it was before anyone was chosen.
  medewerker uuid,
  -- Who had it before, so that the last act can be undone.
  vorige uuid,
  -- One act can be about many people.
  daad uuid not null,
  door text not null,
  op timestamptz not null,
  primary key (organisatie, dossier),
  -- Only to someone of the same organisation, whatever a query says.
  foreign key (medewerker, organisatie) references toegang.medewerker (id, organisatie),
  foreign key (vorige, organisatie) references toegang.medewerker (id, organisatie)
);
create index toewijzing_daad on werklijst.toewijzing (daad);
alter table werklijst.toewijzing enable row level security;
create policy zelf on werklijst.toewijzing
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'terugkeer-voorbereiden')
  with check (organisatie = platform.organisatie() and platform.doel() = 'terugkeer-voorbereiden'
    and door = platform.gebruiker() and detentie.houdt(dossier, persoon));
grant select, insert on werklijst.toewijzing to terugkeer_app;
grant update (medewerker, vorige, daad, door, op) on werklijst.toewijzing to terugkeer_app;

-- What was prepared goes as well, by the policy of messages (migration 0025): a sheet that was being written, a talk, scans
-- and who did it, and later the ledger. A line of the ledger is taken away by this and by nothing else.
drop trigger alleen_toevoegen on toestemming.verklaring;
drop trigger alleen_toevoegen on toestemming.regel;
drop trigger alleen_toevoegen on toestemming.nagevraagd;
do $$
declare tabel text;
begin
  foreach tabel in array array['verklaring', 'regel', 'nagevraagd'] loop
    execute format('create trigger alleen_toevoegen before update or truncate on toestemming.%I
      for each statement execute function platform.alleen_toevoegen()', tabel);
    execute format('create trigger niet_weg before delete on toestemming.%I for each statement
      when (current_setting(''terugkeer.vernietigt'', true) is distinct from ''ja'')
      execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

-- Since when someone is free; null for who is inside, of whom an end is missing, and of whom nothing is known.
create function detentie.vrij_sinds(wie uuid) returns timestamptz language sql stable
  return (select case when bool_and(d.stand in ('beeindigd', 'vervallen')) then max(d.einde_op) end
    from detentie.periode d where d.persoon_id = wie);

create or replace function berichtenbox.begin_vernietigingsronde(welke_dag date, nu timestamptz) returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'alleen de server zelf begint een ronde' using errcode = 'insufficient_privilege';
  end if;
  insert into berichtenbox.vernietigingsronde (dag, begonnen_op) values (welke_dag, nu) on conflict do nothing;
  if not found then return; end if;
  return query select i.afzender from berichtenbox.inhoud i
    union select b.afzender from berichtenbox.bijbesluit d join berichtenbox.bericht b on b.id = d.bericht
    union select v.organisatie from toestemming.verklaring v
    union select s.organisatie from toestemming.gesprek s
    union select g.organisatie from informatieblad.gebied g
    union select f.organisatie from informatieblad.feit f
    union select t.organisatie from werklijst.toewijzing t
    order by 1;
end $$;

-- Destroys what the acting inrichting prepared about at most so many people, so many months after they came free, and
-- after more months its ledger about them. A hold on any message about someone, and an answer that is still due, keep all
-- of it. It runs as the owner: nobody else may take it away.
create function berichtenbox.vernietig_voorbereiding(voorbereiding integer, grootboek integer, nu timestamptz, hoogstens integer)
  returns table (persoon uuid, regel text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  klaar uuid[];
  oud uuid[];
begin
  if van is null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'vernietigen doet de server, per inrichting' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(m.persoon) into klaar from (
    select x.persoon from (
      select g.persoon from informatieblad.gebied g where g.organisatie = van
      union select f.persoon from informatieblad.feit f where f.organisatie = van
      union select s.persoon from toestemming.gesprek s where s.organisatie = van
      union select c.persoon from toestemming.scan c where c.organisatie = van
      union select t.persoon from werklijst.toewijzing t where t.organisatie = van) as x
    where detentie.vrij_sinds(x.persoon) + make_interval(months => voorbereiding) <= nu
      and not berichtenbox.blijft_staan(x.persoon)
    order by 1 limit hoogstens) as m;
  select array_agg(m.persoon) into oud from (
    select distinct v.persoon from toestemming.verklaring v
    where v.organisatie = van and detentie.vrij_sinds(v.persoon) + make_interval(months => grootboek) <= nu
      and not berichtenbox.blijft_staan(v.persoon)
    order by 1 limit hoogstens) as m;
  -- Whoever writes about one of them at this moment goes first.
  perform toestemming.schrijf_alleen(m) from (
    select unnest(coalesce(klaar, '{}') || coalesce(oud, '{}')) order by 1) as alle (m);
  delete from informatieblad.gebied g where g.organisatie = van and g.persoon = any (klaar);
  delete from informatieblad.feit f where f.organisatie = van and f.persoon = any (klaar);
  delete from toestemming.gesprek s where s.organisatie = van and s.persoon = any (klaar);
  delete from werklijst.toewijzing t where t.organisatie = van and t.persoon = any (klaar);
  delete from toestemming.scandeel d using toestemming.scan c
    where c.id = d.scan and c.organisatie = van and c.persoon = any (klaar || oud);
  delete from toestemming.scan c where c.organisatie = van and c.persoon = any (klaar || oud);
  perform set_config('terugkeer.vernietigt', 'ja', true);
  delete from toestemming.nagevraagd n using toestemming.verklaring v
    where v.id = n.verklaring and v.organisatie = van and v.persoon = any (oud);
  delete from toestemming.regel r where r.organisatie = van and r.persoon = any (oud);
  delete from toestemming.verklaring v where v.organisatie = van and v.persoon = any (oud);
  perform set_config('terugkeer.vernietigt', '', true);
  return query select k, 'voorbereiding-half-jaar' from unnest(klaar) as k
    union all select o, 'toestemming-vier-jaar' from unnest(oud) as o;
end $$;

-- True while a message about someone is held by anyone, or a receiver still has to say what it removed.
create function berichtenbox.blijft_staan(wie uuid) returns boolean language sql stable
  return exists (select from berichtenbox.bericht b join berichtenbox.bewaarplicht p on p.bericht = b.id
      where b.betrokkene = wie and p.beeindigd_op is null)
    or exists (select from berichtenbox.bericht b join berichtenbox.verwijderverzoek v on v.bericht = b.id
      where b.betrokkene = wie and v.stand = 'open');

revoke execute on function berichtenbox.vernietig_voorbereiding(integer, integer, timestamptz, integer) from public;
grant execute on function berichtenbox.vernietig_voorbereiding(integer, integer, timestamptz, integer) to terugkeer_app;
