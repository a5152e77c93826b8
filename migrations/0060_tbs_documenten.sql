-- The documents of a tbs track, each with where it comes from and who of the clinic may open it; the requests for leave; and
-- what was handed over outside Terugkeer to a party that is no organisation here.

create table tbs.document (
  id uuid primary key,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  -- What it is: a gegeven of the register, so that the register says who may get it.
  gegeven text not null,
  -- The step in which it came in or was made.
  stap text not null,
  -- Parties of the register. From whom and when is null for what the clinic made itself.
  gemaakt_door text not null,
  gemaakt_op date not null,
  ontvangen_van text,
  ontvangen_op date,
  -- The oordeel on which the clinic may have it; null for what it made itself.
  toets_id uuid,
  soort text not null check (soort in ('pdf', 'jpeg', 'png')),
  grootte integer not null check (grootte between 1 and 10485760),
  -- SHA-256 of all of its bytes, before they were locked.
  afdruk text not null check (afdruk ~ '^[0-9a-f]{64}$'),
  -- The key of this one file, locked. Without it what is left in any copy of the database cannot be read.
  sleutel text,
  gescand_op timestamptz,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  weg_op timestamptz,
  weg_door_naam text,
  weg_reden text,
  check (num_nulls(ontvangen_van, ontvangen_op, toets_id) in (0, 3)),
  check (num_nulls(weg_op, weg_door_naam, weg_reden) in (0, 3)),
  check ((sleutel is null) = (weg_op is not null))
);
create index document_traject on tbs.document (traject, op);

-- Its locked bytes, a piece a row.
create table tbs.documentdeel (
  document uuid not null references tbs.document (id) on delete cascade,
  nummer smallint not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (document, nummer)
);
alter table tbs.documentdeel alter column bytes set storage external;

-- Who of the clinic may open it, and why.
create table tbs.documentlezer (
  id uuid primary key,
  document uuid not null references tbs.document (id) on delete cascade,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  medewerker text not null,
  naam text not null,
  reden text not null,
  door_naam text not null,
  van timestamptz not null,
  tot timestamptz
);
create unique index documentlezer_een on tbs.documentlezer (document, medewerker) where tot is null;

-- To whom a document went: with a message, or outside Terugkeer.
create table tbs.documentgang (
  id uuid primary key,
  document uuid not null references tbs.document (id) on delete cascade,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  ontvanger text not null,
  -- The message or the set that it went with.
  met uuid not null,
  op timestamptz not null
);
create index documentgang_document on tbs.documentgang (document, op);

-- A request for leave, and what was decided on it.
create table tbs.verlofaanvraag (
  id uuid primary key,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  soort text not null check (soort in ('begeleid', 'onbegeleid', 'transmuraal', 'proefverlof')),
  monitoring boolean not null,
  aangevraagd_op date not null,
  door_naam text not null,
  op timestamptz not null,
  besluit text check (besluit in ('verleend', 'afgewezen', 'ingetrokken')),
  besloten_op date,
  besluit_door_naam text,
  besluit_vastgelegd_op timestamptz,
  check (num_nulls(besluit, besloten_op, besluit_door_naam, besluit_vastgelegd_op) in (0, 4))
);
create index verlofaanvraag_traject on tbs.verlofaanvraag (traject, op);

-- What was handed over outside Terugkeer, on which oordeel.
create table tbs.buitenom (
  id uuid primary key,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  stap text not null,
  partij text not null,
  gegevens jsonb not null,
  toets_id uuid not null,
  hoe text not null check (hoe in ('beveiligde-mail', 'post', 'in-persoon')),
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index buitenom_traject on tbs.buitenom (traject, op);

alter table tbs.document enable row level security;
alter table tbs.documentdeel enable row level security;
alter table tbs.documentlezer enable row level security;
alter table tbs.documentgang enable row level security;
alter table tbs.verlofaanvraag enable row level security;
alter table tbs.buitenom enable row level security;

-- Only the clinic that treats now, and only for this work: as with the track itself.
do $$
declare tabel text;
begin
  foreach tabel in array array['document', 'documentlezer', 'documentgang', 'verlofaanvraag', 'buitenom'] loop
    execute format('create policy kliniek on tbs.%I for select using (organisatie = (select platform.organisatie())
      and (select platform.doel()) = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
  end loop;
  foreach tabel in array array['document', 'documentgang', 'verlofaanvraag', 'buitenom'] loop
    execute format('create policy schrijven on tbs.%I for insert with check (organisatie = platform.organisatie()
      and platform.doel() = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
  end loop;
end $$;

-- True for who may open this document now. The policies of the tables that it asks hold inside it.
create function tbs.mag_openen(welk uuid) returns boolean language sql stable
  return exists (select from tbs.documentlezer l where l.document = welk and l.medewerker = (select platform.gebruiker())
    and l.tot is null);

-- What is in it is only for who may open it. Written in the transaction that keeps the document, and never after.
create policy lezer on tbs.documentdeel for select using (tbs.mag_openen(document));
create policy schrijven on tbs.documentdeel for insert with check (exists (select from tbs.document d
  where d.id = document and d.xmin = pg_current_xact_id()::xid));
create policy weghalen on tbs.documentdeel for delete using (tbs.mag_openen(document));
create policy weghalen on tbs.document for update using (tbs.mag_openen(id))
  with check (weg_op is not null and sleutel is null);
-- Whoever brings a document in may say who opens it; after that only who may open it lets a colleague in.
create policy toelaten on tbs.documentlezer for insert with check (organisatie = platform.organisatie()
  and platform.doel() = 'tbs-traject' and exists (select from tbs.document d where d.id = document
    and d.traject = documentlezer.traject and d.weg_op is null
    and (d.xmin = pg_current_xact_id()::xid or tbs.mag_openen(d.id))));
create policy beeindigen on tbs.documentlezer for update using (tbs.mag_openen(document)) with check (tot is not null);
create policy besluiten on tbs.verlofaanvraag for update
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'tbs-traject'
    and (besluit is null or besluit = 'verleend')
    and exists (select from tbs.traject t where t.id = traject))
  with check (organisatie = (select platform.organisatie()) and besluit is not null);

grant select, insert on tbs.document, tbs.documentdeel, tbs.documentlezer, tbs.documentgang, tbs.verlofaanvraag, tbs.buitenom
  to terugkeer_app;
grant update (sleutel, weg_op, weg_door_naam, weg_reden) on tbs.document to terugkeer_app;
grant update (tot) on tbs.documentlezer to terugkeer_app;
grant update (besluit, besloten_op, besluit_door_naam, besluit_vastgelegd_op) on tbs.verlofaanvraag to terugkeer_app;
grant delete on tbs.documentdeel to terugkeer_app;

-- The colleagues of the clinic who work on tracks on this day: to choose who may open a document.
create function tbs.collegas(dag date) returns table (id uuid, naam text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select w.id, w.naam
    from toegang.medewerker w
    where w.organisatie = platform.organisatie() and platform.doel() = 'tbs-traject'
      and exists (
        select 1 from toegang.machtiging m
        where m.medewerker = w.id and m.organisatie = w.organisatie and m.rol = 'behandelcoordinator'
          and m.bevestigd_op is not null and m.ingetrokken_op is null
          and m.van <= dag and (m.tot is null or m.tot >= dag));
  end;
revoke execute on function tbs.collegas(date) from public;
grant execute on function tbs.collegas(date) to terugkeer_app;

-- A set of documents goes with one message, and what goes along is locked as well; what was kept before this is not.
alter table berichtenbox.bijlage drop constraint bijlage_plek_check;
alter table berichtenbox.bijlage add constraint bijlage_plek_check check (plek between 1 and 12);
alter table berichtenbox.bijlage add column sleutel text;
