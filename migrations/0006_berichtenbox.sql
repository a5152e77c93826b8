-- Messages: an envelope that can be watched over, and a content that only sender and receiver see.
create schema berichtenbox;
grant usage on schema berichtenbox to terugkeer_app;

create table berichtenbox.bericht (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  soort text not null check (soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie', 'informatieblad', 'intrekking', 'dr-plan', 'bij', 'tbs', 'antwoord')),
  versie integer not null check (versie > 0),
  status text not null check (status in ('klaargezet', 'bezorgd', 'gelezen', 'ingetrokken', 'onbestelbaar')),
  afzender text not null,
  ontvanger text not null,
  betrokkene uuid not null,
  -- What the messages of one thread have in common: the detention period.
  dossier uuid not null,
  -- The event that caused it and when that happened; null for what a person wrote.
  oorzaak uuid,
  gebeurd_op timestamptz,
  inrichting text,
  toets_id uuid not null,
  vervangt uuid,
  antwoord_op uuid,
  verzonden_op timestamptz not null,
  -- Last day to take it up.
  termijn date,
  gelezen_op timestamptz,
  opgepakt_op timestamptz,
  opgepakt_door text,
  ingetrokken_op timestamptz,
  reden text
);
create index bericht_ontvanger on berichtenbox.bericht (ontvanger, volgnummer desc);
create index bericht_afzender on berichtenbox.bericht (afzender, volgnummer desc);
create index bericht_dossier on berichtenbox.bericht (dossier);
create index bericht_vervangt on berichtenbox.bericht (vervangt) where vervangt is not null;

create table berichtenbox.inhoud (
  bericht_id uuid primary key references berichtenbox.bericht (id),
  afzender text not null,
  ontvanger text not null,
  ingetrokken boolean not null default false,
  -- By gegeven-id: exactly what the toelating let through.
  gegevens json not null,
  tekst text,
  -- Day on which the person comes or came free, as far as this message knows.
  vrijlating date,
  -- Surname in lower case without accents, for searching within the own box.
  zoeknaam text not null
);
create index inhoud_zoeknaam on berichtenbox.inhoud (ontvanger, zoeknaam text_pattern_ops);

-- The daily check that every begin has its message and every message its time. Counts and ids, no persons.
create table berichtenbox.controle (
  datum date primary key,
  gemaakt_op timestamptz not null,
  uitkomst json not null
);

alter table berichtenbox.bericht enable row level security;
alter table berichtenbox.inhoud enable row level security;

-- What may not be sent does not exist for the receiver: that a detention began is itself what may not be told.
create policy afzender_en_ontvanger on berichtenbox.bericht for select
  using ((select platform.organisatie()) = afzender
    or ((select platform.organisatie()) = ontvanger and status in ('bezorgd', 'gelezen', 'ingetrokken')));
create policy bewaking on berichtenbox.bericht for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy versturen on berichtenbox.bericht for insert with check (afzender = platform.organisatie());
-- The sender withdraws, once and for good; the receiver reads and takes up what stands, and can make nothing else of it.
create policy intrekken on berichtenbox.bericht for update
  using ((select platform.organisatie()) = afzender and status <> 'ingetrokken')
  with check ((select platform.organisatie()) = afzender and status = 'ingetrokken');
create policy behandelen on berichtenbox.bericht for update
  using ((select platform.organisatie()) = ontvanger and status in ('bezorgd', 'gelezen'))
  with check ((select platform.organisatie()) = ontvanger and status in ('bezorgd', 'gelezen'));

-- Withdrawn content is unreadable for the receiver at once.
create policy afzender_en_ontvanger on berichtenbox.inhoud for select
  using ((select platform.organisatie()) = afzender or ((select platform.organisatie()) = ontvanger and not ingetrokken));
create policy versturen on berichtenbox.inhoud for insert with check (afzender = platform.organisatie());
create policy intrekken on berichtenbox.inhoud for update using (afzender = (select platform.organisatie()));

grant select, insert on berichtenbox.bericht, berichtenbox.inhoud to terugkeer_app;
grant update (status, gelezen_op, opgepakt_op, opgepakt_door, ingetrokken_op, reden) on berichtenbox.bericht to terugkeer_app;
grant update (ingetrokken) on berichtenbox.inhoud to terugkeer_app;
grant select, insert on berichtenbox.controle to terugkeer_app;
