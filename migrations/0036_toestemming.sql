-- The ledger of consent: who said yes or no to what, for whom, and what was taken back. Facts of the past, only added to.

create schema toestemming;
grant usage on schema toestemming to terugkeer_app;

-- Asking for consent opens people as well. src/personen/doelen.ts has the same list.
create or replace function personen.is_persoonsdoel() returns boolean language sql stable
  return coalesce(platform.doel() in
    ('re-integratieplan', 'terugkeer-voorbereiden', 'verlof-beoordelen', 'toestemming-vastleggen'), false);

-- One act: a signed declaration, a no in a talk, a withdrawal. With how it went, so that it can be proved.
create table toestemming.verklaring (
  id uuid primary key,
  organisatie text not null,
  persoon uuid not null,
  soort text not null check (soort in ('toestemming', 'nee', 'intrekking')),
  vorm text not null check (vorm in ('scherm', 'papier', 'mondeling')),
  -- Who said it: the person, or a representative by role and never by name.
  namens text not null check (namens in ('betrokkene', 'curator', 'mentor')),
  -- Of a declaration of consent: when, where, with whom, in which words.
  datum date,
  plaats text check (length(plaats) between 1 and 80),
  aanwezig text[],
  taal text,
  tolk text check (tolk in ('geen', 'aanwezig', 'telefoon')),
  voorgelezen boolean,
  makkelijk_gelezen boolean,
  gevolgen_verteld boolean,
  tekstversie text,
  -- The strokes of a signature on the screen, as points.
  handtekening text,
  -- What a member of staff noticed, of a withdrawal that nobody signed.
  toelichting text check (length(toelichting) between 1 and 500),
  door text not null,
  op timestamptz not null,
  check ((vorm = 'scherm') = (handtekening is not null)),
  check (soort <> 'toestemming' or (vorm <> 'mondeling' and gevolgen_verteld
    and num_nulls(datum, plaats, aanwezig, taal, tolk, voorgelezen, makkelijk_gelezen, tekstversie) = 0)),
  check (soort <> 'intrekking' or (vorm = 'mondeling') = (toelichting is not null)),
  unique (id, organisatie, persoon)
);

create table toestemming.regel (
  id uuid primary key,
  volgnummer bigint generated always as identity,
  verklaring uuid not null,
  organisatie text not null,
  persoon uuid not null,
  ontvanger text not null,
  basisvoorwaarde text not null check (basisvoorwaarde in
    ('identiteitsbewijs', 'onderdak', 'werk-en-inkomen', 'schulden', 'zorg', 'zorg-voor-thuis')),
  soort text not null check (soort in ('gegeven', 'geweigerd', 'ingetrokken')),
  -- A yes has a last day. A no has none.
  geldig_tot date,
  op timestamptz not null,
  check ((soort = 'gegeven') = (geldig_tot is not null)),
  foreign key (verklaring, organisatie, persoon) references toestemming.verklaring (id, organisatie, persoon),
  unique (verklaring, ontvanger, basisvoorwaarde)
);
create index regel_persoon on toestemming.regel (persoon, organisatie, volgnummer);
create index verklaring_persoon on toestemming.verklaring (persoon, organisatie);

-- A talk that is not signed yet. A yes in it is worth nothing; a no stands in the ledger already.
create table toestemming.gesprek (
  id uuid primary key,
  organisatie text not null,
  persoon uuid not null,
  begonnen_door text not null,
  begonnen_op timestamptz not null,
  versie integer not null,
  ontvangers text[] not null,
  antwoorden jsonb not null,
  omstandigheden jsonb not null,
  unique (organisatie, persoon)
);

alter table toestemming.verklaring enable row level security;
alter table toestemming.regel enable row level security;
alter table toestemming.gesprek enable row level security;

-- True when this person stays in the acting inrichting, or left it shortly ago. A broken glass is not enough to ask.
create function toestemming.is_eigen(wie uuid) returns boolean language sql stable
  return exists (select 1 from detentie.periode d
    where d.persoon_id = wie and d.inrichting = platform.organisatie() and d.stand in ('loopt', 'beeindigd'));

create policy zelf on toestemming.verklaring for select using (organisatie = (select platform.organisatie()));
create policy zelf on toestemming.regel for select using (organisatie = (select platform.organisatie()));
create policy zelf on toestemming.gesprek using (
    organisatie = (select platform.organisatie()) and (select platform.doel()) = 'toestemming-vastleggen')
  with check (organisatie = platform.organisatie() and platform.doel() = 'toestemming-vastleggen'
    and toestemming.is_eigen(persoon));
-- A yes only of whom one holds. A no also later, about what one once asked: taking back is never closed off.
create policy vastleggen on toestemming.verklaring for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and (soort = 'intrekking' or toestemming.is_eigen(persoon)));
create policy vastleggen on toestemming.regel for insert with check (
  organisatie = platform.organisatie() and platform.doel() = 'toestemming-vastleggen'
  and (soort = 'ingetrokken' or toestemming.is_eigen(persoon)));

grant select, insert on toestemming.verklaring, toestemming.regel to terugkeer_app;
grant select, insert, delete on toestemming.gesprek to terugkeer_app;
grant update (versie, ontvangers, antwoorden, omstandigheden) on toestemming.gesprek to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on toestemming.verklaring
  for each statement execute function platform.alleen_toevoegen();
create trigger alleen_toevoegen before update or delete or truncate on toestemming.regel
  for each statement execute function platform.alleen_toevoegen();

-- Who writes about someone waits for who writes or sends on that consent, and is seen by the next: nobody sends on a yes
-- that is being taken back. Who only reads it to send holds it shared.
create function toestemming.schrijf_alleen(wie uuid) returns void language sql volatile
  return pg_advisory_xact_lock(hashtextextended('toestemming ' || wie, 0));
create function toestemming.lees_samen(wie uuid) returns void language sql volatile
  return pg_advisory_xact_lock_shared(hashtextextended('toestemming ' || wie, 0));
