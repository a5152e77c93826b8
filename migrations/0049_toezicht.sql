-- Watching over the own organisation: who looked at what, told without people until there is a suspicion and a mandate.

create schema toezicht;
grant usage on schema toezicht to terugkeer_app;

-- The logboek of one organisation, in its order, however large that of all others is.
create index regel_organisatie on logboek.regel (organisatie, volgnummer);

-- A look at one colleague. Only after someone who may order it did, for a reason; it stays written down.
create table toezicht.onderzoek (
  id uuid primary key,
  organisatie text not null,
  medewerker text not null,
  reden text not null,
  -- Who ordered it, by function.
  mandaat text not null,
  mandaat_op date not null,
  van date not null,
  tot date not null check (tot >= van),
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  -- Nobody looks into oneself.
  check (door <> medewerker)
);
create index onderzoek_organisatie on toezicht.onderzoek (organisatie, op desc);
create trigger alleen_toevoegen before update or delete or truncate on toezicht.onderzoek
  for each statement execute function platform.alleen_toevoegen();

alter table toezicht.onderzoek enable row level security;
create policy eigen_onderzoek on toezicht.onderzoek for select using (
  (select platform.doel()) = 'logboek-onderzoeken' and organisatie = (select platform.organisatie()));
create policy beginnen on toezicht.onderzoek for insert with check (
  platform.doel() = 'logboek-onderzoeken' and organisatie = platform.organisatie() and door = platform.gebruiker());
grant select, insert on toezicht.onderzoek to terugkeer_app;

-- Who it is, is told only of whom an order is written down about.
create policy onderzocht on toegang.medewerker for select using (
  (select platform.doel()) = 'logboek-onderzoeken' and organisatie = (select platform.organisatie())
  and id::text in (select o.medewerker from toezicht.onderzoek o));
