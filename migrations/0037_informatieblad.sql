-- The informatieblad while it is being written: per detention and area what someone told, kept as one goes. What was sent
-- of it is a message in the Berichtenbox; nothing here is seen by anyone but the inrichting that writes it.

create schema informatieblad;
grant usage on schema informatieblad to terugkeer_app;

-- Writing the sheet opens people as well. src/personen/doelen.ts has the same list.
create or replace function personen.is_persoonsdoel() returns boolean language sql stable
  return coalesce(platform.doel() in ('re-integratieplan', 'terugkeer-voorbereiden', 'verlof-beoordelen',
    'toestemming-vastleggen', 'informatieblad-maken'), false);

create table informatieblad.gebied (
  organisatie text not null,
  persoon uuid not null,
  -- The detention period: another detention is another sheet.
  dossier uuid not null,
  basisvoorwaarde text not null check (basisvoorwaarde in
    ('identiteitsbewijs', 'onderdak', 'werk-en-inkomen', 'schulden', 'zorg', 'zorg-voor-thuis')),
  -- Two who write the same area: the second is told.
  versie integer not null check (versie > 0),
  -- By key of the topic. A topic that is not there was not answered, which is another thing than "unknown".
  antwoorden jsonb not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  primary key (organisatie, dossier, basisvoorwaarde)
);

-- What the casemanager declares about the case because the register asks for it. The consent is not here: it is in the ledger.
create table informatieblad.feit (
  organisatie text not null,
  persoon uuid not null,
  dossier uuid not null,
  feit text not null,
  waarde boolean not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  primary key (organisatie, dossier, feit)
);

alter table informatieblad.gebied enable row level security;
alter table informatieblad.feit enable row level security;
-- Only of whom one holds, and only for this work.
create policy zelf on informatieblad.gebied using (organisatie = (select platform.organisatie())
    and (select platform.doel()) = 'informatieblad-maken' and toestemming.is_eigen(persoon))
  with check (organisatie = platform.organisatie() and platform.doel() = 'informatieblad-maken'
    and door = platform.gebruiker() and toestemming.is_eigen(persoon));
create policy zelf on informatieblad.feit using (organisatie = (select platform.organisatie())
    and (select platform.doel()) = 'informatieblad-maken' and toestemming.is_eigen(persoon))
  with check (organisatie = platform.organisatie() and platform.doel() = 'informatieblad-maken'
    and door = platform.gebruiker() and toestemming.is_eigen(persoon));

grant select, insert on informatieblad.gebied, informatieblad.feit to terugkeer_app;
grant update (versie, antwoorden, door, door_naam, op) on informatieblad.gebied to terugkeer_app;
grant update (waarde, door, door_naam, op) on informatieblad.feit to terugkeer_app;

-- Who writes or sends the sheet of one detention does so alone.
create function informatieblad.schrijf_alleen(van text, dossier uuid) returns void language sql volatile
  return pg_advisory_xact_lock(hashtextextended('informatieblad ' || van || ' ' || dossier, 0));
