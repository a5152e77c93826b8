-- The signed paper itself, scanned: a proof beside a declaration on paper, kept by the inrichting that asked. A scan can be
-- taken away again, because it can be of the wrong sheet; the declaration stays.

create table toestemming.scan (
  id uuid primary key,
  verklaring uuid not null,
  organisatie text not null,
  persoon uuid not null,
  plek smallint not null check (plek between 1 and 3),
  soort text not null check (soort in ('pdf', 'jpeg', 'png')),
  grootte integer not null check (grootte between 1 and 10485760),
  -- SHA-256 of all of its bytes.
  afdruk text not null check (afdruk ~ '^[0-9a-f]{64}$'),
  -- When a virus scanner found nothing; null when there was none.
  gescand_op timestamptz,
  door text not null,
  op timestamptz not null,
  foreign key (verklaring, organisatie, persoon) references toestemming.verklaring (id, organisatie, persoon),
  unique (verklaring, plek)
);
create index scan_persoon on toestemming.scan (persoon, organisatie);

-- Its bytes, a piece a row: a whole file in one value would be held several times over on its way.
create table toestemming.scandeel (
  scan uuid not null references toestemming.scan (id) on delete cascade,
  nummer smallint not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (scan, nummer)
);
-- The three kinds are compressed already.
alter table toestemming.scandeel alter column bytes set storage external;

alter table toestemming.scan enable row level security;
alter table toestemming.scandeel enable row level security;

create policy zelf on toestemming.scan for select using (
  organisatie = (select platform.organisatie()) and (select platform.doel()) = 'toestemming-vastleggen');
create policy weghalen on toestemming.scan for delete using (
  organisatie = platform.organisatie() and platform.doel() = 'toestemming-vastleggen');
-- Only beside what was signed on paper. Row-level security holds inside a policy too.
create policy toevoegen on toestemming.scan for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and exists (select from toestemming.verklaring v where v.id = scan.verklaring and v.vorm = 'papier'));
create policy met_de_scan on toestemming.scandeel for select
  using (exists (select from toestemming.scan s where s.id = scandeel.scan));
-- In the transaction that adds the scan: nothing is put in it afterwards.
create policy toevoegen on toestemming.scandeel for insert with check (exists (
  select from toestemming.scan s where s.id = scandeel.scan and s.xmin = pg_current_xact_id()::xid));
grant select, insert, delete on toestemming.scan to terugkeer_app;
grant select, insert on toestemming.scandeel to terugkeer_app;
