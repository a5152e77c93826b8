-- Files that go along with an answer. They hang on the content of the message: who reads that reads these, and as soon as
-- it is taken back, waits or is destroyed, so are they. No organisation stands here, so at a merger they go along as well.

create table berichtenbox.bijlage (
  id uuid primary key,
  bericht_id uuid not null references berichtenbox.inhoud (bericht_id) on delete cascade,
  plek smallint not null check (plek between 1 and 3),
  -- What it is about: a gegeven that the toelating let through into this content.
  gegeven text not null,
  -- As we made it, without anything that could do harm in a header.
  naam text not null check (length(naam) between 1 and 120),
  soort text not null check (soort in ('pdf', 'jpeg', 'png')),
  grootte integer not null check (grootte between 1 and 10485760),
  -- SHA-256 of all of its bytes.
  afdruk text not null check (afdruk ~ '^[0-9a-f]{64}$'),
  -- When a virus scanner found nothing; null when there was none.
  gescand_op timestamptz,
  unique (bericht_id, plek)
);

-- Its bytes, a piece a row: a whole file in one value would be held several times over on its way.
create table berichtenbox.bijlagedeel (
  bijlage uuid not null references berichtenbox.bijlage (id) on delete cascade,
  nummer smallint not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (bijlage, nummer)
);
-- The three kinds are compressed already.
alter table berichtenbox.bijlagedeel alter column bytes set storage external;

alter table berichtenbox.bijlage enable row level security;
alter table berichtenbox.bijlagedeel enable row level security;
-- Row-level security holds inside a policy too: what this sees of the content is what the acting organisation may see.
create policy met_de_inhoud on berichtenbox.bijlage for select
  using (exists (select from berichtenbox.inhoud i where i.bericht_id = bijlage.bericht_id));
create policy met_de_inhoud on berichtenbox.bijlagedeel for select
  using (exists (select from berichtenbox.bijlage b where b.id = bijlagedeel.bijlage));
-- Only by the sender, about what the content holds, and in the transaction that sends it: nothing is added afterwards.
create policy versturen on berichtenbox.bijlage for insert with check (exists (
  select from berichtenbox.inhoud i where i.bericht_id = bijlage.bericht_id and i.afzender = platform.organisatie()
    and i.gegevens -> bijlage.gegeven is not null and i.xmin = pg_current_xact_id()::xid));
create policy versturen on berichtenbox.bijlagedeel for insert with check (exists (
  select from berichtenbox.bijlage b where b.id = bijlagedeel.bijlage and b.xmin = pg_current_xact_id()::xid));
grant select, insert on berichtenbox.bijlage, berichtenbox.bijlagedeel to terugkeer_app;

-- What is left of a message that was destroyed says how many files were destroyed with it.
alter table berichtenbox.vernietiging add column bijlagen smallint not null default 0;
create function berichtenbox.tel_bijlagen() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  select count(*) into new.bijlagen from berichtenbox.bijlage b where b.bericht_id = new.bericht;
  return new;
end $$;
revoke execute on function berichtenbox.tel_bijlagen() from public;
create trigger tel_bijlagen before insert on berichtenbox.vernietiging
  for each row execute function berichtenbox.tel_bijlagen();
