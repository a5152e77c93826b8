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
