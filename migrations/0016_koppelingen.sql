-- Four eyes on machines, what a vendor sees of them, and the numbers of organisations with their history.

alter table toegang.koppeling add column bevestigd_door text, add column bevestigd_op timestamptz;
alter table toegang.koppeling add unique (id, organisatie);
update toegang.koppeling set bevestigd_door = 'oefenbeheer', bevestigd_op = aangemaakt_op
  where aangemaakt_door = 'oefenomgeving';
alter table toegang.koppeling
  add check ((bevestigd_door is null) = (bevestigd_op is null)),
  add constraint vier_ogen check (bevestigd_door is null or bevestigd_door <> aangemaakt_door);

-- What waits for a second person: a new machine, or one that may more, for longer, or with other keys.
create table toegang.koppelingvraag (
  id uuid primary key,
  koppeling text not null,
  organisatie text not null,
  soort text not null check (soort in ('maken', 'sleutels', 'bereik', 'certificaat', 'einddatum')),
  jwks json,
  jwks_uri text,
  bereik text[],
  oin text,
  tot date,
  bij text not null check (bij in ('organisatie', 'justid')),
  gevraagd_door text not null,
  gevraagd_op timestamptz not null,
  besluit text check (besluit in ('bevestigd', 'afgewezen', 'vervallen')),
  besloten_door text,
  besloten_op timestamptz,
  foreign key (koppeling, organisatie) references toegang.koppeling (id, organisatie),
  check ((soort = 'sleutels') = ((jwks is null) <> (jwks_uri is null))),
  check ((soort = 'bereik') = (bereik is not null)),
  check (soort = 'certificaat' or oin is null),
  check ((soort = 'einddatum') = (tot is not null)),
  check ((besluit is null) = (besloten_door is null) and (besluit is null) = (besloten_op is null)),
  check (besluit <> 'bevestigd' or besloten_door <> gevraagd_door)
);
create unique index koppelingvraag_open on toegang.koppelingvraag (koppeling) where besloten_op is null;
create index koppelingvraag_organisatie on toegang.koppelingvraag (organisatie);

-- Machines that one person alone registered wait as well: for a colleague, or for Justid where there is none.
insert into toegang.koppelingvraag (id, koppeling, organisatie, soort, bij, gevraagd_door, gevraagd_op)
  select gen_random_uuid(), k.id, k.organisatie, 'maken',
    case when exists (
      select 1 from toegang.machtiging m
      where m.organisatie = k.organisatie and m.rol = 'machtigingenbeheerder' and m.medewerker::text <> k.aangemaakt_door
        and m.bevestigd_op is not null and m.ingetrokken_op is null and m.van <= current_date
        and (m.tot is null or m.tot >= current_date)) then 'organisatie' else 'justid' end,
    k.aangemaakt_door, k.aangemaakt_op
  from toegang.koppeling k
  where k.bevestigd_op is null and k.beeindigd_op is null;

alter table toegang.koppelingvraag enable row level security;
create policy eigen_organisatie on toegang.koppelingvraag
  using (platform.doel() = 'machtigingen-beheren' and organisatie = (select platform.organisatie()))
  with check (platform.doel() = 'machtigingen-beheren' and organisatie = platform.organisatie());
create policy justid_ziet on toegang.koppelingvraag for select
  using (toegang.justid_bevestigt() and bij = 'justid' and (besloten_op is null or besloten_door = platform.gebruiker()));
create policy justid_besluit on toegang.koppelingvraag for update
  using (toegang.justid_bevestigt() and bij = 'justid' and besloten_op is null)
  with check (toegang.justid_bevestigt() and bij = 'justid' and besloten_door = platform.gebruiker());

-- Justid sees the machine that is asked about and who asks, for as long as it waits.
create policy justid_ziet on toegang.koppeling for select
  using (toegang.justid_bevestigt() and exists (
    select 1 from toegang.koppelingvraag v where v.koppeling = koppeling.id and v.bij = 'justid' and v.besloten_op is null));
create policy justid_besluit on toegang.koppeling for update
  using (toegang.justid_bevestigt() and exists (
    select 1 from toegang.koppelingvraag v where v.koppeling = koppeling.id and v.bij = 'justid' and v.besloten_op is null));
create policy justid_ziet_vrager on toegang.medewerker for select
  using (toegang.justid_bevestigt() and exists (
    select 1 from toegang.koppelingvraag v
    where v.bij = 'justid' and v.besloten_op is null and v.gevraagd_door = medewerker.id::text));

-- A vendor sees the machines in its own role at this organisation, and changes nothing.
create policy leverancier_ziet on toegang.koppeling for select
  using (platform.doel() = 'koppelingen-inzien' and organisatie = (select platform.organisatie()) and rol = 'leverancier');

alter table toegang.machtigingsregel drop constraint machtigingsregel_handeling_check;
alter table toegang.machtigingsregel add constraint machtigingsregel_handeling_check check (handeling in (
  'gegeven', 'gevraagd', 'bevestigd', 'afgewezen', 'einddatum-gewijzigd', 'einddatum-gevraagd',
  'ingetrokken', 'intrekking-gevraagd', 'vraag-vervallen', 'herzien',
  'koppeling-gemaakt', 'koppeling-gevraagd', 'koppeling-beeindigd', 'sleutels-vervangen', 'sleutels-gevraagd',
  'bereik-gewijzigd', 'bereik-gevraagd', 'certificaat-gewijzigd', 'certificaat-gevraagd'));

grant update (bevestigd_door, bevestigd_op) on toegang.koppeling to terugkeer_app;
grant select, insert on toegang.koppelingvraag to terugkeer_app;
grant update (besluit, besloten_door, besloten_op) on toegang.koppelingvraag to terugkeer_app;

-- Who set which number of which organisation, and when.
create table toegang.nummerregel (
  volgnummer bigint generated always as identity primary key,
  op timestamptz not null,
  organisatie text not null,
  soort text not null check (soort in ('kvk', 'rsin', 'oin')),
  nummer text not null,
  handeling text not null check (handeling in ('gezet', 'vervallen')),
  door text not null
);
create index nummerregel_organisatie on toegang.nummerregel (organisatie, volgnummer);
create trigger alleen_toevoegen before update or delete or truncate on toegang.nummerregel
  for each statement execute function platform.alleen_toevoegen();

create function toegang.justid_nummert() returns boolean language sql stable
  return coalesce(platform.doel() = 'organisatienummers-beheren' and platform.organisatie() = 'justid', false);

create policy justid_nummert on toegang.organisatienummer
  using (toegang.justid_nummert()) with check (toegang.justid_nummert());
create policy justid_nummert on toegang.medewerker for select
  using (toegang.justid_nummert() and organisatie = 'justid');
alter table toegang.nummerregel enable row level security;
create policy justid_ziet on toegang.nummerregel for select using (toegang.justid_nummert());
create policy in_eigen_naam on toegang.nummerregel for insert
  with check (toegang.justid_nummert() and door = platform.gebruiker());
grant select, insert on toegang.nummerregel to terugkeer_app;
