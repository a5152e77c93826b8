-- Telling systems of organisations that there is something in their box: an address that wants to hear, and what was
-- told it. What is told holds ids only; the content is fetched with a token, through the same doors as always.
create schema bezorging;
grant usage on schema bezorging to terugkeer_app;

create table bezorging.abonnement (
  id uuid primary key,
  organisatie text not null,
  -- Where to: https, without name or password in it.
  adres text not null,
  stand text not null default 'actief' check (stand in ('actief', 'geschorst', 'beeindigd')),
  -- Why it stands still, in words for who looks after it.
  reden text,
  -- The first failure since the last success; null when the last one succeeded.
  stil_sinds timestamptz,
  gelukt_op timestamptz,
  gemaakt_door text not null,
  gemaakt_op timestamptz not null,
  beeindigd_door text,
  beeindigd_op timestamptz,
  check ((stand = 'beeindigd') = (beeindigd_op is not null))
);
create unique index abonnement_adres on bezorging.abonnement (organisatie, adres) where stand <> 'beeindigd';

create table bezorging.aflevering (
  -- Also the id of the event, which stays the same however often it is told.
  id uuid primary key,
  volgnummer bigint generated always as identity,
  organisatie text not null,
  abonnement uuid not null references bezorging.abonnement (id),
  bericht uuid not null,
  soort text not null check (soort in ('ontvangen', 'ingetrokken')),
  spoor text not null check (spoor in ('spoed', 'bulk')),
  status text not null check (status in ('wacht', 'aangehouden', 'afgeleverd', 'dood')),
  pogingen integer not null default 0,
  -- From when on attempts are counted: the beginning, or when a person asked to try again.
  begonnen_op timestamptz not null,
  gemaakt_op timestamptz not null,
  laatste_op timestamptz,
  laatste_reden text,
  afgeleverd_op timestamptz,
  check ((status = 'afgeleverd') = (afgeleverd_op is not null))
);
create index aflevering_abonnement on bezorging.aflevering (abonnement, volgnummer) where status <> 'afgeleverd';
create index aflevering_organisatie on bezorging.aflevering (organisatie, volgnummer desc);
create index aflevering_bericht on bezorging.aflevering (bericht);

alter table bezorging.abonnement enable row level security;
alter table bezorging.aflevering enable row level security;
create policy zelf on bezorging.abonnement using (organisatie = (select platform.organisatie()))
  with check (organisatie = (select platform.organisatie()));
create policy zelf on bezorging.aflevering using (organisatie = (select platform.organisatie()))
  with check (organisatie = (select platform.organisatie()));
grant select, insert on bezorging.abonnement to terugkeer_app;
grant update (stand, reden, stil_sinds, gelukt_op, beeindigd_door, beeindigd_op) on bezorging.abonnement to terugkeer_app;
grant select on bezorging.aflevering to terugkeer_app;
grant update (status, pogingen, begonnen_op, laatste_op, laatste_reden, afgeleverd_op) on bezorging.aflevering to terugkeer_app;

-- What must be told because of these messages. The sender runs it in the transaction that sends, and may not see who
-- wants to hear what: that is why it runs as the owner, for messages of the sender or that Justid delivers.
create function bezorging.plan(berichten json, nu timestamptz)
  returns table (id uuid, organisatie text, spoor text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into bezorging.aflevering (id, organisatie, abonnement, bericht, soort, spoor, status, begonnen_op, gemaakt_op)
    select gen_random_uuid(), a.organisatie, a.id, b.id, w.soort, w.spoor,
      -- What cannot wait is tried at once, also at an address that is silent: it is then the try itself.
      case when a.stil_sinds is null or w.spoor = 'spoed' then 'wacht' else 'aangehouden' end, nu, nu
    from json_to_recordset(berichten) as w (bericht uuid, soort text, spoor text)
    join berichtenbox.bericht b on b.id = w.bericht and b.bezorgd_op is not null
    join bezorging.abonnement a on a.organisatie = b.ontvanger and a.stand <> 'beeindigd'
    where b.afzender = platform.organisatie() or aansluiting.justid_beheert()
    -- An address that just answered again must not leave this on hold: whoever sees it silent here is seen there.
    for share of a
    returning aflevering.id, aflevering.organisatie, aflevering.spoor;
  end;
revoke execute on function bezorging.plan(json, timestamptz) from public;
grant execute on function bezorging.plan(json, timestamptz) to terugkeer_app;
