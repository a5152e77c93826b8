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
