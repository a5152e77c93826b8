-- The overview of who saw or got what about someone, for that person. Lines of the logboek belong to many organisations and
-- name a person by a pseudonym, which the database cannot work out: what opens them is a row of its own, written in the same
-- transaction, that says whose lines they are, on which relation or code, and until when.

create schema inzage;
grant usage on schema inzage to terugkeer_app;

-- Giving an overview is a purpose for which an inrichting opens its own people. src/personen/doelen.ts has the same list.
create or replace function personen.is_persoonsdoel() returns boolean language sql stable
  return coalesce(platform.doel() in ('re-integratieplan', 'terugkeer-voorbereiden', 'verlof-beoordelen',
    'toestemming-vastleggen', 'informatieblad-maken', 'inzage'), false);

-- What this transaction holds in its hand: the number of a code, the hash of a session, or the id of an opening.
create function inzage.sleutel() returns text language sql stable
  return nullif(current_setting('terugkeer.inzage', true), '');

-- A code on paper, for one person to look once. Of the code itself only a hash is kept; the number only says which one it is.
create table inzage.code (
  id uuid primary key,
  organisatie text not null,
  persoon uuid not null,
  -- The period of detention that made this person one of this inrichting.
  over uuid not null,
  nummer text not null unique check (nummer ~ '^[2-9A-HJKMNP-Z]{6}$'),
  afdruk text not null check (afdruk ~ '^[0-9a-f]{64}$'),
  door text not null,
  gemaakt_op timestamptz not null,
  verloopt_op timestamptz not null,
  pogingen smallint not null default 0 check (pogingen between 0 and 5),
  geblokkeerd_op timestamptz,
  gebruikt_op timestamptz,
  ingetrokken_op timestamptz,
  check (verloopt_op > gemaakt_op and verloopt_op <= gemaakt_op + interval '14 days'),
  -- Locked after the fifth wrong try, and never before.
  check ((geblokkeerd_op is null) = (pogingen < 5))
);
create index code_persoon on inzage.code (persoon, organisatie);

-- The short while in which someone with a code looks. It opens nothing else, and each code opens one.
create table inzage.sessie (
  afdruk text primary key,
  code uuid not null unique references inzage.code (id),
  organisatie text not null,
  begonnen_op timestamptz not null,
  verloopt_op timestamptz not null check (verloopt_op > begonnen_op and verloopt_op <= begonnen_op + interval '1 hour')
);

-- Each time an overview is made. The names by which the lines call this person were worked out by the app.
create table inzage.opening (
  id uuid primary key,
  organisatie text not null,
  gebruiker text not null,
  code uuid references inzage.code (id),
  over uuid not null,
  pseudoniemen text[] not null check (cardinality(pseudoniemen) > 0),
  op timestamptz not null,
  tot timestamptz not null check (tot > op and tot <= op + interval '15 minutes')
);
create trigger alleen_toevoegen before update or delete or truncate on inzage.opening
  for each statement execute function platform.alleen_toevoegen();

-- Lines that someone may see only later, on a ground of the law. They are announced, never left out.
create table inzage.uitstel (
  id uuid primary key,
  organisatie text not null,
  -- Which lines of this organisation: those about this bericht, period or plan, of one purpose or of all.
  onderwerp uuid not null,
  doel text,
  grond text not null,
  reden text not null,
  tot date not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  opgeheven_op timestamptz,
  opgeheven_door text,
  check ((opgeheven_op is null) = (opgeheven_door is null))
);
create index uitstel_onderwerp on inzage.uitstel (onderwerp, organisatie);

-- A request of someone to see what is known, and what became of it.
create table inzage.verzoek (
  id uuid primary key,
  organisatie text not null,
  -- Null when it is not about someone of this inrichting.
  persoon uuid,
  kenmerk text not null,
  regime text not null check (regime in ('wjsg', 'avg')),
  van text not null check (van in ('betrokkene', 'vertegenwoordiger', 'advocaat')),
  vorm text not null check (vorm in ('brief', 'formulier', 'mondeling', 'e-mail')),
  ontvangen_op date not null,
  uiterlijk date not null check (uiterlijk > ontvangen_op),
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index verzoek_organisatie on inzage.verzoek (organisatie, ontvangen_op desc, id desc);

create table inzage.verzoekregel (
  volgnummer bigint generated always as identity primary key,
  verzoek uuid not null references inzage.verzoek (id),
  organisatie text not null,
  soort text not null check (soort in ('verlengd', 'beantwoord', 'geweigerd')),
  reden text,
  uiterlijk date,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  check ((soort = 'verlengd') = (uiterlijk is not null)),
  check (soort = 'beantwoord' or reden is not null)
);
-- Extended once at most, and ended once.
create unique index verzoekregel_verlengd on inzage.verzoekregel (verzoek) where soort = 'verlengd';
create unique index verzoekregel_einde on inzage.verzoekregel (verzoek) where soort <> 'verlengd';
-- Facts of the past change for nobody; only whose they are follows a merger. An uitstel stays with the lines it is about.
do $$
declare tabel text;
begin
  foreach tabel in array array['inzage.verzoek', 'inzage.verzoekregel'] loop
    execute format('create trigger alleen_toevoegen before delete or truncate on %s
      for each statement execute function platform.alleen_toevoegen()', tabel);
    execute format('create trigger nooit_wijzigen before update on %s
      for each statement when (not herindeling.voert_uit()) execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;
insert into herindeling.gaat_mee values ('inzage.verzoek', 'organisatie'), ('inzage.verzoekregel', 'organisatie');

alter table inzage.code enable row level security;
alter table inzage.sessie enable row level security;
alter table inzage.opening enable row level security;
alter table inzage.uitstel enable row level security;
alter table inzage.verzoek enable row level security;
alter table inzage.verzoekregel enable row level security;

-- Whether this period is of someone who is in the inrichting that acts, now. Row-level security of detentie holds in it.
create function inzage.is_eigen(periode uuid, wie uuid) returns boolean language sql stable set search_path = '' as $$
  select exists (select from detentie.periode d where d.id = periode and d.inrichting = platform.organisatie()
    and (wie is null or d.persoon_id = wie))
$$;

create policy eigen_codes on inzage.code for select using (
  (select platform.doel()) = 'inzage' and organisatie = (select platform.organisatie()));
create policy maken on inzage.code for insert with check (
  platform.doel() = 'inzage' and organisatie = platform.organisatie() and door = platform.gebruiker()
  and gemaakt_op = platform.nu() and inzage.is_eigen(over, persoon));
create policy intrekken on inzage.code for update using (
  (select platform.doel()) = 'inzage' and organisatie = (select platform.organisatie()));
-- Before it is known who holds it, one row can be seen: the one that was named.
create policy genoemd on inzage.code for select using (
  (select platform.doel()) = 'inzage-code' and nummer = (select inzage.sleutel()));
create policy proberen on inzage.code for update using (
  (select platform.doel()) = 'inzage-code' and nummer = (select inzage.sleutel()));
grant select on inzage.code to terugkeer_app;
grant insert (id, organisatie, persoon, over, nummer, afdruk, door, gemaakt_op, verloopt_op) on inzage.code to terugkeer_app;
grant update (pogingen, geblokkeerd_op, gebruikt_op, ingetrokken_op) on inzage.code to terugkeer_app;

create policy eigen_sessie on inzage.sessie for select using (
  (select platform.doel()) in ('inzage-code', 'inzage') and afdruk = (select inzage.sleutel()));
-- In the transaction that used the code, and for the inrichting that gave it.
create policy beginnen on inzage.sessie for insert with check (platform.doel() = 'inzage-code'
  and exists (select from inzage.code c where c.id = code and c.organisatie = sessie.organisatie
    and c.gebruikt_op = platform.nu() and c.gebruikt_op = begonnen_op and c.ingetrokken_op is null
    and c.geblokkeerd_op is null and c.verloopt_op > platform.nu()));
create policy eindigen on inzage.sessie for delete using (
  (select platform.doel()) = 'inzage-code' and afdruk = (select inzage.sleutel()));
grant select, insert, delete on inzage.sessie to terugkeer_app;

-- The code of a session that goes on: whose it is, only for who holds the secret of that session.
-- A function of its own, because the policies of the two tables look at each other.
create function inzage.code_van_sessie() returns uuid language sql stable set search_path = '' as $$
  select s.code from inzage.sessie s where s.verloopt_op > platform.nu()
$$;
create policy van_de_sessie on inzage.code for select using (
  (select platform.doel()) = 'inzage-code' and id = (select inzage.code_van_sessie()));

create policy openen on inzage.opening for insert with check (
  platform.doel() = 'inzage' and organisatie = platform.organisatie() and gebruiker = platform.gebruiker()
  and op = platform.nu()
  and case when code is null then inzage.is_eigen(over, null)
    else exists (select from inzage.sessie s where s.code = opening.code and s.organisatie = opening.organisatie
      and s.verloopt_op > platform.nu()) end);
create policy in_de_hand on inzage.opening for select using (
  (select platform.doel()) = 'inzage' and id::text = (select inzage.sleutel())
  and organisatie = (select platform.organisatie()) and gebruiker = (select platform.gebruiker())
  and op <= (select platform.nu()) and (select platform.nu()) < tot);
grant select, insert on inzage.opening to terugkeer_app;

-- Whose lines this transaction has opened. A search path keeps it a function of its own.
create function inzage.pseudoniemen() returns setof text language sql stable set search_path = '' as $$
  select unnest(o.pseudoniemen) from inzage.opening o
$$;
create policy inzage on logboek.regel for select using (
  (select platform.doel()) = 'inzage' and betrokkene in (select inzage.pseudoniemen()));
-- Under this purpose nothing but what was opened: a code lets nobody look into the logboek of an inrichting.
alter policy eigen_regels_lezen on logboek.regel using (
  organisatie = (select platform.organisatie()) and (select platform.doel()) is distinct from 'inzage');

create policy eigen_uitstel on inzage.uitstel for select using (
  (select platform.doel()) = 'inzage-uitstellen' and organisatie = (select platform.organisatie()));
create policy geopend on inzage.uitstel for select using (
  (select platform.doel()) = 'inzage' and exists (select inzage.pseudoniemen()));
create policy uitstellen on inzage.uitstel for insert with check (
  platform.doel() = 'inzage-uitstellen' and organisatie = platform.organisatie() and door = platform.gebruiker());
create policy opheffen on inzage.uitstel for update using (
  (select platform.doel()) = 'inzage-uitstellen' and organisatie = (select platform.organisatie()) and opgeheven_op is null)
  with check (organisatie = platform.organisatie() and opgeheven_door = platform.gebruiker());
grant select on inzage.uitstel to terugkeer_app;
grant insert (id, organisatie, onderwerp, doel, grond, reden, tot, door, door_naam, op) on inzage.uitstel to terugkeer_app;
grant update (opgeheven_op, opgeheven_door) on inzage.uitstel to terugkeer_app;

create policy eigen_verzoeken on inzage.verzoek for select using (
  (select platform.doel()) = 'inzageverzoeken' and organisatie = (select platform.organisatie()));
create policy ontvangen on inzage.verzoek for insert with check (
  platform.doel() = 'inzageverzoeken' and organisatie = platform.organisatie() and door = platform.gebruiker());
create policy eigen_verzoeken on inzage.verzoekregel for select using (
  (select platform.doel()) = 'inzageverzoeken' and organisatie = (select platform.organisatie()));
create policy behandelen on inzage.verzoekregel for insert with check (
  platform.doel() = 'inzageverzoeken' and organisatie = platform.organisatie() and door = platform.gebruiker()
  and exists (select from inzage.verzoek v where v.id = verzoek and v.organisatie = verzoekregel.organisatie));
grant select, insert on inzage.verzoek, inzage.verzoekregel to terugkeer_app;
