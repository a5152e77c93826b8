-- What the box keeps for one user: filters by name, and when this user looked last.

create table berichtenbox.bewaard_filter (
  id uuid primary key,
  organisatie text not null,
  gebruiker text not null,
  naam text not null check (length(naam) between 1 and 40),
  -- As it stands in the address of the list: never a name or a number of someone.
  vraag text not null check (length(vraag) <= 300),
  op timestamptz not null
);
create unique index bewaard_filter_naam on berichtenbox.bewaard_filter (organisatie, gebruiker, lower(naam));

-- A visit lasts as long as someone keeps looking; `vorige_op` is when the visit before this one ended.
create table berichtenbox.bezoek (
  organisatie text not null,
  gebruiker text not null,
  laatst_op timestamptz not null,
  vorige_op timestamptz,
  primary key (organisatie, gebruiker)
);

-- What came, was withdrawn and was answered since the last visit is counted at each visit, however full the box is.
create index bericht_bezorgd on berichtenbox.bericht (ontvanger, bezorgd_op) where bezorgd_op is not null;
create index bericht_ingetrokken on berichtenbox.bericht (ontvanger, ingetrokken_op) where ingetrokken_op is not null;
create index bericht_antwoord on berichtenbox.bericht (antwoord_op) where antwoord_op is not null;

alter table berichtenbox.bewaard_filter enable row level security;
alter table berichtenbox.bezoek enable row level security;
create policy eigen on berichtenbox.bewaard_filter
  using (organisatie = (select platform.organisatie()) and gebruiker = (select platform.gebruiker()))
  with check (organisatie = platform.organisatie() and gebruiker = platform.gebruiker());
create policy eigen on berichtenbox.bezoek
  using (organisatie = (select platform.organisatie()) and gebruiker = (select platform.gebruiker()))
  with check (organisatie = platform.organisatie() and gebruiker = platform.gebruiker());
grant select, insert, delete on berichtenbox.bewaard_filter to terugkeer_app;
grant select, insert on berichtenbox.bezoek to terugkeer_app;
grant update (laatst_op, vorige_op) on berichtenbox.bezoek to terugkeer_app;
