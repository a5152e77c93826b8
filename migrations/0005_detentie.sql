-- People in detention, the events as they were delivered, and the periods that follow from them.
create schema detentie;
grant usage on schema detentie to terugkeer_app;

create table detentie.persoon (
  id uuid primary key,
  bron text not null,
  bsn text unique,
  skn text unique,
  -- Surname in lower case without accents, for searching.
  zoeknaam text not null,
  -- As in the newest event, by moment of happening.
  gegevens json not null,
  gegevens_van timestamptz not null,
  check (bsn is not null or skn is not null)
);

create index persoon_zoeknaam on detentie.persoon (bron, zoeknaam text_pattern_ops);

create table detentie.gebeurtenis (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  soort text not null,
  tijdstip timestamptz not null,
  ontvangen_op timestamptz not null,
  afdruk text not null,
  inhoud json not null
);
create index gebeurtenis_persoon on detentie.gebeurtenis (persoon_id);

-- A decision of a person on where someone belongs, when the events do not tell. Part of the history, like an event.
create table detentie.toewijzing (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  persoon_id uuid not null references detentie.persoon (id),
  periode_id uuid not null,
  bron text not null,
  gemeentecode text not null,
  reden text not null,
  door text not null,
  op timestamptz not null
);
create index toewijzing_persoon on detentie.toewijzing (persoon_id);

-- The periods as they follow from all events known now. Can be thrown away and rebuilt.
create table detentie.periode (
  id uuid primary key,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  stand text not null check (stand in ('loopt', 'beeindigd', 'einde-onbekend', 'vervallen')),
  begin_op timestamptz not null,
  inrichting text not null,
  verwachte_einddatum date,
  einde_op timestamptz,
  thuis text,
  vestiging text,
  bijgewerkt_op timestamptz not null
);
create index periode_persoon on detentie.periode (persoon_id);
create index periode_loopt on detentie.periode (verwachte_einddatum) where stand = 'loopt';

-- What a person must look at: nobody falls out in silence.
create table detentie.openstaand (
  id uuid primary key,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  soort text not null check (soort in ('gemeente-onbekend', 'zonder-vast-adres', 'einde-ontbreekt', 'binnenkomst-ontbreekt')),
  onderwerp uuid not null,
  eigenaar text not null,
  sinds timestamptz not null,
  opgelost_op timestamptz
);
create unique index openstaand_een on detentie.openstaand (soort, onderwerp) where opgelost_op is null;
create index openstaand_persoon on detentie.openstaand (persoon_id) where opgelost_op is null;

alter table detentie.persoon enable row level security;
alter table detentie.gebeurtenis enable row level security;
alter table detentie.toewijzing enable row level security;
alter table detentie.periode enable row level security;
alter table detentie.openstaand enable row level security;

-- The source sees its own. The operator of the message box sees what happened, only to watch over the sending; the
-- table of who it was about it never sees.
create policy van_bron on detentie.persoon using (bron = platform.organisatie()) with check (bron = platform.organisatie());
create policy van_bron on detentie.gebeurtenis using (bron = platform.organisatie()) with check (bron = platform.organisatie());
create policy bewaking on detentie.gebeurtenis for select using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy van_bron on detentie.toewijzing using (bron = platform.organisatie()) with check (bron = platform.organisatie());
create policy bewaking on detentie.toewijzing for select using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy van_bron on detentie.periode using (bron = platform.organisatie()) with check (bron = platform.organisatie());
create policy bewaking on detentie.periode for select using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy van_bron on detentie.openstaand using (bron = platform.organisatie()) with check (bron = platform.organisatie());
create policy bewaking on detentie.openstaand for select using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');

grant select, insert on detentie.gebeurtenis, detentie.toewijzing to terugkeer_app;
grant select, insert, update on detentie.persoon, detentie.periode, detentie.openstaand to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on detentie.gebeurtenis
  for each statement execute function platform.alleen_toevoegen();
create trigger alleen_toevoegen before update or delete or truncate on detentie.toewijzing
  for each statement execute function platform.alleen_toevoegen();
