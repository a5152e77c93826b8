-- Who processed what about whom, for which purpose and on which ground. Only ever added to.
create schema logboek;
grant usage on schema logboek to terugkeer_app;

create table logboek.regel (
  volgnummer bigint generated always as identity primary key,
  op timestamptz not null,
  handeling text not null check (handeling in ('vastgelegd', 'verstrekt', 'geweigerd', 'gelezen', 'gezocht', 'gewijzigd', 'ingetrokken')),
  organisatie text not null,
  rol text not null,
  gebruiker text not null,
  -- A pseudonym: this table never holds a name or a BSN.
  betrokkene text not null,
  doel text not null,
  gegevens text[] not null,
  -- The oordeel that carries the ground; null for what an organisation does with its own data.
  toets_id uuid,
  onderwerp uuid not null,
  ontvanger text,
  spoor text not null
);
create index regel_betrokkene on logboek.regel (betrokkene, volgnummer);

alter table logboek.regel enable row level security;
create policy eigen_regels_lezen on logboek.regel for select using (organisatie = (select platform.organisatie()));
create policy eigen_regels_schrijven on logboek.regel for insert with check (organisatie = platform.organisatie());

grant select, insert on logboek.regel to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on logboek.regel
  for each statement execute function platform.alleen_toevoegen();
