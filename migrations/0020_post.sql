-- E-mail to the shared mailbox of an organisation: counts of what waits in its box, never anything of a person.

-- How often an organisation wants a mail; none chosen means each working day. Kept with who chose.
create table bezorging.postkeuze (
  organisatie text primary key,
  ritme text not null check (ritme in ('meteen', 'werkdag', 'niet')),
  gekozen_door text not null,
  gekozen_op timestamptz not null
);

-- What happened in a box, with the mail that told it; null as long as none did.
create table bezorging.nieuws (
  volgnummer bigint generated always as identity primary key,
  organisatie text not null,
  bericht uuid not null,
  soort text not null check (soort in ('ontvangen', 'ingetrokken')),
  op timestamptz not null,
  mail uuid
);
create index nieuws_open on bezorging.nieuws (organisatie, op) where mail is null;
create index nieuws_mail on bezorging.nieuws (mail) where mail is not null;

-- One mail, from the moment that it is its turn. What stands in it is counted when it is sent.
create table bezorging.mail (
  -- Also in its Message-ID, so that a report that it could not be delivered is recognised.
  id uuid primary key,
  organisatie text not null,
  soort text not null check (soort in ('overzicht', 'ongelezen', 'geschorst')),
  stand text not null default 'wacht' check (stand in ('wacht', 'verzonden', 'vervallen', 'geweigerd', 'opgegeven')),
  -- Where it went, once it was tried: a shared mailbox.
  adres text,
  pogingen integer not null default 0,
  begonnen_op timestamptz not null,
  -- When it is to be tried; long after that it is taken for broken off, and put ready again.
  volgende_op timestamptz not null,
  laatste_op timestamptz,
  laatste_reden text,
  check (stand <> 'verzonden' or (adres is not null and laatste_op is not null))
);
-- At most one of a kind is on its way to an organisation, whatever two servers think.
create unique index mail_onderweg on bezorging.mail (organisatie, soort) where stand = 'wacht';
create index mail_laatste on bezorging.mail (organisatie, soort, begonnen_op desc);

alter table bezorging.postkeuze enable row level security;
alter table bezorging.nieuws enable row level security;
alter table bezorging.mail enable row level security;
create policy zelf on bezorging.postkeuze using (organisatie = (select platform.organisatie()))
  with check (organisatie = (select platform.organisatie()));
create policy zelf on bezorging.nieuws using (organisatie = (select platform.organisatie()))
  with check (organisatie = (select platform.organisatie()));
create policy zelf on bezorging.mail using (organisatie = (select platform.organisatie()))
  with check (organisatie = (select platform.organisatie()));
grant select, insert on bezorging.postkeuze to terugkeer_app;
grant update (ritme, gekozen_door, gekozen_op) on bezorging.postkeuze to terugkeer_app;
grant select on bezorging.nieuws to terugkeer_app;
grant update (mail) on bezorging.nieuws to terugkeer_app;
grant select on bezorging.mail to terugkeer_app;
grant update (stand, adres, pogingen, volgende_op, laatste_op, laatste_reden) on bezorging.mail to terugkeer_app;

-- When an address was suspended; a mail tells it once.
alter table bezorging.abonnement add column geschorst_op timestamptz;
update bezorging.abonnement set geschorst_op = now() where stand = 'geschorst';
grant update (geschorst_op) on bezorging.abonnement to terugkeer_app;

-- A shared mailbox that takes no mail, since when and why; both null as long as it works.
alter table aansluiting.contact add column stuk_op timestamptz;
alter table aansluiting.contact add column stuk_reden text;
alter table aansluiting.contact add check ((stuk_op is null) = (stuk_reden is null));
alter table aansluiting.contact add check (soort <> 'persoon' or stuk_op is null);
grant update (stuk_op, stuk_reden) on aansluiting.contact to terugkeer_app;
-- Who sends mail on behalf of an organisation sees its own mailboxes and keeps whether they work.
create policy post_lezen on aansluiting.contact for select
  using (organisatie = (select platform.organisatie()) and soort <> 'persoon'
    and (select platform.doel()) in ('meldingen-bezorgen', 'meldingen-instellen'));
create policy post_merken on aansluiting.contact for update
  using (organisatie = (select platform.organisatie()) and soort <> 'persoon'
    and (select platform.doel()) in ('meldingen-bezorgen', 'meldingen-instellen'))
  with check (organisatie = platform.organisatie() and soort <> 'persoon'
    and platform.doel() in ('meldingen-bezorgen', 'meldingen-instellen'));

-- What nobody opened and is past its term, over all organisations: a small part of what waits.
create index bericht_ongelezen on berichtenbox.bericht (ontvanger, termijn) where status = 'bezorgd' and termijn is not null;

-- What follows runs as the owner: a sender may not see how its receiver wants to hear, and who plans mail is nobody's.

-- True when nobody in particular acts, but the server itself to send mail.
create function bezorging.is_post() returns boolean language sql stable
  return platform.organisatie() is null and coalesce(platform.doel() = 'meldingen-bezorgen', false);

-- Keeps that these messages are news for their receivers, where a mail can tell it.
create function bezorging.noteer_nieuws(berichten json, nu timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into bezorging.nieuws (organisatie, bericht, soort, op)
    select b.ontvanger, b.id, w.soort, nu
    from json_to_recordset(berichten) as w (bericht uuid, soort text)
    join berichtenbox.bericht b on b.id = w.bericht and b.bezorgd_op is not null
    where (b.afzender = platform.organisatie() or aansluiting.justid_beheert())
      and exists (select 1 from aansluiting.contact c where c.organisatie = b.ontvanger and c.soort = 'groepsmailbox')
      and not exists (select 1 from bezorging.postkeuze k where k.organisatie = b.ontvanger and k.ritme = 'niet');
  end;

-- Plans the mails whose turn it is, and takes up again those that a server broke off. Gives what must be sent now.
-- `ochtend` is when the day of mail began, null before that; `werkdag` says whether it is a day for the digest.
create function bezorging.plan_post(nu timestamptz, ochtend timestamptz, werkdag boolean, vandaag date)
  returns table (mail uuid, organisatie text, pogingen integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not bezorging.is_post() then
    raise exception 'alleen de server zelf plant post' using errcode = 'insufficient_privilege';
  end if;
  -- One at a time: a mail that was planned and sent while this looked would be planned once more.
  perform pg_advisory_xact_lock(hashtextextended('bezorging.post', 0));
  -- A report that comes later than this is of no use any more.
  delete from bezorging.mail m where m.stand <> 'wacht' and m.begonnen_op < nu - interval '90 days';
  delete from bezorging.nieuws n where n.mail is not null and n.op < nu - interval '90 days';
  return query
    with bussen as (
      select c.organisatie as wie, bool_or(c.soort = 'groepsmailbox') as groep
      from aansluiting.contact c where c.soort <> 'persoon' and c.stuk_op is null group by c.organisatie)
    -- What was refused counts for nothing: once the mailbox works again, it is told after all.
    , eerder as (
      select m.organisatie as wie, m.soort as wat, max(m.begonnen_op) as begonnen,
        max(coalesce(m.laatste_op, m.begonnen_op)) filter (where m.stand <> 'vervallen') as laatste
      from bezorging.mail m where m.stand <> 'geweigerd' group by m.organisatie, m.soort)
    , nieuws as (
      select n.organisatie as wie, min(n.op) as eerste from bezorging.nieuws n where n.mail is null group by n.organisatie)
    , beurt as (
      select b.wie, 'overzicht' as wat from bussen b
      join nieuws n on n.wie = b.wie
      left join bezorging.postkeuze k on k.organisatie = b.wie
      left join eerder e on e.wie = b.wie and e.wat = 'overzicht'
      where b.groep and case coalesce(k.ritme, 'werkdag')
        when 'meteen' then coalesce(e.laatste <= nu - interval '15 minutes', true)
        when 'werkdag' then werkdag and n.eerste <= ochtend and coalesce(e.begonnen < ochtend, true)
        else false end
      union all
      select b.wie, 'ongelezen' from bussen b
      left join eerder e on e.wie = b.wie and e.wat = 'ongelezen'
      where ochtend is not null and coalesce(e.begonnen < ochtend, true)
        and exists (select 1 from berichtenbox.bericht r
          where r.ontvanger = b.wie and r.status = 'bezorgd' and r.termijn < vandaag)
      union all
      select b.wie, 'geschorst' from bussen b
      left join eerder e on e.wie = b.wie and e.wat = 'geschorst'
      where b.groep and exists (select 1 from bezorging.abonnement a
        where a.organisatie = b.wie and a.stand = 'geschorst' and a.geschorst_op > coalesce(e.begonnen, '-infinity')))
    , nieuw as (
      insert into bezorging.mail (id, organisatie, soort, begonnen_op, volgende_op)
      select gen_random_uuid(), beurt.wie, beurt.wat, nu, nu from beurt
      on conflict (organisatie, soort) where stand = 'wacht' do nothing
      returning mail.id, mail.organisatie, mail.pogingen)
    , verder as (
      update bezorging.mail m set volgende_op = nu
      where m.stand = 'wacht' and m.volgende_op < nu - interval '5 minutes'
      returning m.id, m.organisatie, m.pogingen)
    select * from nieuw union all select * from verder;
end $$;

-- Marks the mailbox that a mail went to as not working, because a report says that the mail could not be delivered.
-- Says whether there is such a mail.
create function bezorging.onbestelbaar(kenmerk uuid, nu timestamptz, waarom text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare gevonden record;
begin
  if not bezorging.is_post() then
    raise exception 'alleen de server zelf verwerkt meldingen over post' using errcode = 'insufficient_privilege';
  end if;
  update bezorging.mail m set stand = 'geweigerd', laatste_reden = waarom
    where m.id = kenmerk and m.stand in ('verzonden', 'geweigerd')
    returning m.organisatie, m.adres into gevonden;
  if not found then return false; end if;
  update bezorging.nieuws n set mail = null where n.mail = kenmerk;
  update aansluiting.contact c set stuk_op = nu, stuk_reden = waarom
    where c.organisatie = gevonden.organisatie and c.soort <> 'persoon' and c.email = gevonden.adres and c.stuk_op is null;
  return true;
end $$;

revoke execute on function bezorging.noteer_nieuws(json, timestamptz),
  bezorging.plan_post(timestamptz, timestamptz, boolean, date),
  bezorging.onbestelbaar(uuid, timestamptz, text) from public;
grant execute on function bezorging.noteer_nieuws(json, timestamptz),
  bezorging.plan_post(timestamptz, timestamptz, boolean, date),
  bezorging.onbestelbaar(uuid, timestamptz, text) to terugkeer_app;
