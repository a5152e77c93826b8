-- The lines of the logboek get a place in a Merkle tree whose root is signed (RFC 9162): what is changed, removed,
-- swapped or slipped in afterwards shows, whoever did it. Writers only add lines; their places are given later.

alter table logboek.regel
  -- One act of one user: its lines count from 1 to `aantal`, so that one of them cannot go missing unseen.
  add column daad text,
  add column plek integer,
  add column aantal integer,
  -- Made with a key that the database does not have, when the line is written. Lines from before have none.
  add column waarmerk text;

-- Which log this is, so that a checkpoint of another one proves nothing here.
insert into platform.kenmerk (naam, waarde) values ('logboek', gen_random_uuid()::text) on conflict do nothing;

create table logboek.zegel (
  -- How many lines have a place, with those of this seal.
  grootte bigint primary key,
  -- The place of its first line, counted from 0. Unique: two seals never stand on the same one.
  eerste bigint not null unique check (eerste >= 0 and eerste < grootte),
  op timestamptz not null,
  wortel text not null check (wortel ~ '^[0-9a-f]{64}$'),
  sleutel text not null,
  handtekening text not null,
  -- The numbers of its lines, in the order of their places, and their leaf hashes, one after the other.
  volgnummers bigint[] not null check (cardinality(volgnummers) = grootte - eerste),
  bladen bytea not null check (length(bladen) = 32 * (grootte - eerste)),
  -- Lines whose waarmerk is wrong: written or changed by someone without the key. And the other verdict, that there is none.
  onecht bigint[] not null,
  zonder bigint[] not null,
  -- The roots of the whole subtrees up to here, largest first: with these the tree grows without reading it again.
  rand bytea not null,
  hoogste bigint not null,
  -- Numbers below `hoogste` that were not there yet: of what was undone, or of what is committed later.
  gaten int8multirange not null,
  nagekomen bigint[] not null,
  -- Every transaction that could hold a number in `gaten` began before `voor`; those before `gezien` were over when the
  -- lines were read. What `gaten` says is done with when a later seal has a `gezien` of at least its `voor`.
  voor xid8 not null default pg_snapshot_xmax(pg_current_snapshot()),
  gezien xid8 not null
);
create index zegel_gaten on logboek.zegel (op) where not isempty(gaten);
create index zegel_nagekomen on logboek.zegel (op) where cardinality(nagekomen) > 0;

-- Public keys that sealed. The name of a key follows from the key, so that none can take the place of another.
create table logboek.sleutel (kid text primary key, jwk json not null);

create function logboek.zegelt() returns boolean language sql stable
  return coalesce(platform.doel() = 'logboek-zegelen' and platform.organisatie() = 'justid', false);

create policy zegelen on logboek.regel for select using ((select logboek.zegelt()));

alter table logboek.zegel enable row level security;
alter table logboek.sleutel enable row level security;
create policy zegelen_leest on logboek.zegel for select using ((select logboek.zegelt()));
create policy zegelen_schrijft on logboek.zegel for insert with check ((select logboek.zegelt()));
create policy zegelen_leest on logboek.sleutel for select using ((select logboek.zegelt()));
create policy zegelen_schrijft on logboek.sleutel for insert with check ((select logboek.zegelt()));
grant select, insert on logboek.zegel, logboek.sleutel to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on logboek.zegel
  for each statement execute function platform.alleen_toevoegen();
create trigger alleen_toevoegen before update or delete or truncate on logboek.sleutel
  for each statement execute function platform.alleen_toevoegen();
