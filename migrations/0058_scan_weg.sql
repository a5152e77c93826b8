-- A scan is taken away only on purpose: by the inrichting that added it while it holds the person, and with the reason. That
-- it was there and why it went stays with the declaration; the scan itself does not.

drop policy weghalen on toestemming.scan;
create policy weghalen on toestemming.scan for delete using (
  organisatie = platform.organisatie() and platform.doel() = 'toestemming-vastleggen'
  and toestemming.is_eigen(persoon));

create table toestemming.scan_weg (
  scan uuid primary key,
  verklaring uuid not null,
  organisatie text not null,
  persoon uuid not null,
  plek smallint not null check (plek between 1 and 3),
  reden text not null check (reden in ('andere-persoon', 'andere-verklaring', 'onleesbaar', 'dubbel')),
  door text not null,
  op timestamptz not null,
  foreign key (verklaring, organisatie, persoon)
    references toestemming.verklaring (id, organisatie, persoon) on delete cascade
);
create index scan_weg_verklaring on toestemming.scan_weg (verklaring);

alter table toestemming.scan_weg enable row level security;
create policy zelf on toestemming.scan_weg for select using (
  organisatie = (select platform.organisatie()) and (select platform.doel()) = 'toestemming-vastleggen');
create policy weghalen on toestemming.scan_weg for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and toestemming.is_eigen(persoon));
grant select, insert on toestemming.scan_weg to terugkeer_app;
