-- Four eyes on roles, and the book of who gave, confirmed, changed and took back what.

-- A row belongs to one organisation with everything it points at: a key alone could point across that line.
alter table toegang.medewerker add unique (id, organisatie);
alter table toegang.machtiging add unique (id, organisatie);
alter table toegang.machtiging add foreign key (medewerker, organisatie) references toegang.medewerker (id, organisatie);

-- Nobody confirms a role of oneself, nor what one gave oneself where a second person is needed.
alter table toegang.machtiging add constraint vier_ogen check (
  bevestigd_door is null
  or (bevestigd_door <> medewerker::text
    and (bevestigd_door <> gegeven_door or (rol <> 'machtigingenbeheerder' and gegeven_door <> medewerker::text))));

-- What waits for a second person: a role to give, a later or earlier end, a role to take back.
create table toegang.voorstel (
  id uuid primary key,
  machtiging uuid not null,
  organisatie text not null,
  soort text not null check (soort in ('geven', 'einddatum', 'intrekken')),
  tot date,
  reden text,
  -- Justid only where the organisation itself has nobody else who may confirm.
  bij text not null check (bij in ('organisatie', 'justid')),
  gevraagd_door text not null,
  gevraagd_op timestamptz not null,
  besluit text check (besluit in ('bevestigd', 'afgewezen', 'vervallen')),
  besloten_door text,
  besloten_op timestamptz,
  foreign key (machtiging, organisatie) references toegang.machtiging (id, organisatie),
  check ((soort = 'einddatum') = (tot is not null)),
  check ((besluit is null) = (besloten_door is null) and (besluit is null) = (besloten_op is null)),
  check (besluit <> 'bevestigd' or besloten_door <> gevraagd_door)
);
-- Two who ask at once: one of them sees that it was asked already.
create unique index voorstel_open on toegang.voorstel (machtiging) where besloten_op is null;
create index voorstel_organisatie on toegang.voorstel (organisatie);

-- Facts of the past, also about the machines of an organisation.
create table toegang.machtigingsregel (
  volgnummer bigint generated always as identity primary key,
  op timestamptz not null,
  organisatie text not null,
  handeling text not null check (handeling in (
    'gegeven', 'gevraagd', 'bevestigd', 'afgewezen', 'einddatum-gewijzigd', 'einddatum-gevraagd',
    'ingetrokken', 'intrekking-gevraagd', 'vraag-vervallen', 'herzien',
    'koppeling-gemaakt', 'sleutels-vervangen', 'koppeling-beeindigd')),
  rol text not null,
  medewerker uuid,
  machtiging uuid,
  koppeling text,
  van date,
  tot date,
  reden text,
  door text not null,
  door_organisatie text not null,
  check ((koppeling is null) = (machtiging is not null))
);
create index machtigingsregel_medewerker on toegang.machtigingsregel (organisatie, medewerker, volgnummer);
create index machtigingsregel_koppeling on toegang.machtigingsregel (koppeling, volgnummer) where koppeling is not null;
create trigger alleen_toevoegen before update or delete or truncate on toegang.machtigingsregel
  for each statement execute function platform.alleen_toevoegen();

create function platform.gebruiker() returns text language sql stable
  return nullif(current_setting('terugkeer.gebruiker', true), '');

-- True while Justid confirms, and for nothing else.
create function toegang.justid_bevestigt() returns boolean language sql stable
  return coalesce(platform.doel() = 'machtigingen-bevestigen' and platform.organisatie() = 'justid', false);

-- The day it is for who acts, as the program says; the clock of the database otherwise.
create function platform.dag() returns date language sql stable
  return coalesce(nullif(current_setting('terugkeer.dag', true), '')::date, current_date);

-- True for Justid when an organisation has nobody who may give roles: then it appoints the first. Runs as the owner,
-- because the answer is one word about rows that Justid may not see.
create function toegang.zonder_beheerder(welke text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return toegang.justid_bevestigt() and not exists (
    select 1 from toegang.machtiging m
    where m.organisatie = welke and m.rol = 'machtigingenbeheerder' and m.bevestigd_op is not null
      and m.ingetrokken_op is null and (m.tot is null or m.tot >= platform.dag()));

alter table toegang.voorstel enable row level security;
create policy eigen_organisatie on toegang.voorstel
  using (platform.doel() = 'machtigingen-beheren' and organisatie = (select platform.organisatie()))
  with check (platform.doel() = 'machtigingen-beheren' and organisatie = platform.organisatie());
create policy justid_ziet on toegang.voorstel for select
  using (toegang.justid_bevestigt() and bij = 'justid' and (besloten_op is null or besloten_door = platform.gebruiker()));
create policy justid_besluit on toegang.voorstel for update
  using (toegang.justid_bevestigt() and bij = 'justid' and besloten_op is null)
  with check (toegang.justid_bevestigt() and bij = 'justid' and besloten_door = platform.gebruiker());

-- The first beheerder of an organisation: asked by one of Justid, confirmed by another.
create policy justid_vraagt on toegang.voorstel for insert
  with check (toegang.justid_bevestigt() and bij = 'justid' and soort = 'geven' and gevraagd_door = platform.gebruiker()
    and besloten_op is null and toegang.zonder_beheerder(organisatie));
create policy justid_vraagt on toegang.machtiging for insert
  with check (toegang.justid_bevestigt() and rol = 'machtigingenbeheerder' and gegeven_door = platform.gebruiker()
    and bevestigd_op is null and toegang.zonder_beheerder(organisatie));
create policy justid_zoekt_eerste on toegang.medewerker for select
  using (toegang.justid_bevestigt() and toegang.zonder_beheerder(organisatie));

-- Justid sees the role that is asked, and who are beheerder there (without their names): whether one remains.
create policy justid_ziet on toegang.machtiging for select
  using (toegang.justid_bevestigt() and exists (
    select 1 from toegang.voorstel v
    where v.organisatie = machtiging.organisatie and v.besloten_op is null
      and (v.machtiging = machtiging.id or machtiging.rol = 'machtigingenbeheerder')));
create policy justid_besluit on toegang.machtiging for update
  using (toegang.justid_bevestigt() and exists (
    select 1 from toegang.voorstel v where v.machtiging = machtiging.id and v.besloten_op is null));
-- By name: who asks, for whom, and oneself.
create policy justid_ziet on toegang.medewerker for select
  using (toegang.justid_bevestigt() and (
    (organisatie = 'justid' and id::text = platform.gebruiker())
    or exists (
      select 1 from toegang.voorstel v join toegang.machtiging m on m.id = v.machtiging
      where v.organisatie = medewerker.organisatie and v.besloten_op is null
        and (m.medewerker = medewerker.id or v.gevraagd_door = medewerker.id::text))));

alter table toegang.machtigingsregel enable row level security;
create policy eigen_organisatie on toegang.machtigingsregel for select
  using (platform.doel() = 'machtigingen-beheren' and organisatie = (select platform.organisatie()));
-- In one's own name only: a line cannot be written for another.
create policy in_eigen_naam on toegang.machtigingsregel for insert
  with check (door = platform.gebruiker() and door_organisatie = platform.organisatie()
    and ((platform.doel() = 'machtigingen-beheren' and organisatie = platform.organisatie()) or toegang.justid_bevestigt()));

grant select, insert on toegang.voorstel to terugkeer_app;
grant update (besluit, besloten_door, besloten_op) on toegang.voorstel to terugkeer_app;
grant select, insert on toegang.machtigingsregel to terugkeer_app;
