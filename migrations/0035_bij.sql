-- Messages to the burgemeester (BIJ): what he decided, how long it stays, and what waits until he is connected.

-- What a burgemeester decided on a message: only his, never for who sent it or for the college. No person is in it. A
-- measure stays for accountability after the content is gone, counted from the day of provision; other decisions go.
create table berichtenbox.bijbesluit (
  id uuid primary key,
  bericht uuid not null references berichtenbox.bericht (id),
  ontvanger text not null,
  besluit text not null check (besluit in ('maatregel', 'geen-maatregel')),
  maatregel text check (char_length(maatregel) between 1 and 200),
  -- The day on which it was decided; who wrote it down did so on `op`.
  datum date not null,
  reden text not null check (char_length(reden) between 1 and 500),
  verstrekt_op timestamptz not null,
  toets_id uuid not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  check ((besluit = 'maatregel') = (maatregel is not null))
);
create index bijbesluit_bericht on berichtenbox.bijbesluit (bericht);
create index bijbesluit_ontvanger on berichtenbox.bijbesluit (ontvanger, op desc, id desc);
-- That nothing is done is said once.
create unique index bijbesluit_geen on berichtenbox.bijbesluit (bericht) where besluit = 'geen-maatregel';
alter table berichtenbox.bijbesluit enable row level security;
create policy eigen on berichtenbox.bijbesluit for select using (ontvanger = (select platform.organisatie()));
-- Only on a message to a burgemeester that stands in his own box, as it was given to him.
create policy besluiten on berichtenbox.bijbesluit for insert with check (
  platform.doel() = 'bij-besluiten' and ontvanger = platform.organisatie() and door = platform.gebruiker()
  and exists (select 1 from berichtenbox.bericht b where b.id = bericht and b.ontvanger = bijbesluit.ontvanger
    and b.soort = 'bij' and b.status in ('bezorgd', 'gelezen') and b.bezorgd_op = verstrekt_op and b.toets_id = bijbesluit.toets_id));
grant select, insert on berichtenbox.bijbesluit to terugkeer_app;

-- At a merger it goes to the burgemeester of the successor.
insert into herindeling.gaat_mee values ('berichtenbox.bijbesluit', 'ontvanger');

-- Of a municipality that is split, what stands in the box of her burgemeester is put to a person as well.
create or replace function herindeling.leg_voor(oud text, nu timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select herindeling.eis_uitvoering();
    with nieuw as (
      insert into berichtenbox.niet_van_ons (id, bericht, soort, dossier, afzender, ontvanger, inrichting, reden, door, op)
      select gen_random_uuid(), b.id, b.soort, b.dossier, b.afzender, b.ontvanger, b.inrichting, 'gemeente-gesplitst', 'herindeling', nu
      from (
        select distinct on (e.dossier) e.* from berichtenbox.bericht e
        where e.ontvanger = oud and e.status in ('klaargezet', 'bezorgd', 'gelezen')
          and e.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie', 'bij')
        order by e.dossier, e.volgnummer desc) b
      where not exists (
        select 1 from berichtenbox.niet_van_ons v left join berichtenbox.omleidbesluit o on o.vraag = v.id
        where v.dossier = b.dossier and v.ontvanger = oud and o.vraag is null)
      on conflict (bericht) do nothing
      returning 1)
    select count(*) from nieuw;
  end;

-- What waits, now also with when someone comes back: on the day of delivery the register is asked how long that takes.
drop function berichtenbox.wachtende(text);
create function berichtenbox.wachtende(wie text)
  returns table (id uuid, soort text, afzender text, betrokkene uuid, dossier uuid, toets_id uuid, verzonden_op timestamptz, gegevens text[], vrij_op timestamptz, terugkeer json)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.id, b.soort, b.afzender, b.betrokkene, b.dossier, b.toets_id, b.verzonden_op,
      array(select json_object_keys(i.gegevens)),
      (select min(e.gebeurd_op) from berichtenbox.bericht e
        where e.dossier = b.dossier and e.soort = 'einde-detentie' and e.status in ('klaargezet', 'bezorgd', 'gelezen')),
      case when b.soort = 'bij' then json_build_object('aanleiding', i.gegevens -> 'bij-melding' -> 'aanleiding',
        'terugkeerdatum', i.gegevens -> 'bij-melding' -> 'terugkeerdatum') end
    from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
    where aansluiting.justid_beheert() and b.ontvanger = wie and b.status = 'klaargezet'
    order by b.volgnummer;
  end;
revoke execute on function berichtenbox.wachtende(text) from public;
grant execute on function berichtenbox.wachtende(text) to terugkeer_app;

-- The day in the Netherlands on which a term of so many months ends that began at this moment.
create function berichtenbox.laatste_dag(begin timestamptz, maanden integer) returns date language sql immutable
  return ((begin at time zone 'Europe/Amsterdam')::date + make_interval(months => maanden))::date;

-- A term from provision ends with its day: what may be kept within nine months is gone when the last day begins. A term
-- that an act sets holds for what was recalled as well, and waits for no answer. Only a hold stops it.
create or replace function berichtenbox.vernietig(regels json, nu timestamptz, hoogstens integer)
  returns table (bericht uuid, ontvanger text, betrokkene uuid, toets_id uuid, regel text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  ids uuid[];
  welke text[];
  mensen uuid[];
begin
  if van is null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'vernietigen doet de server, per afzender' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(r.id), array_agg(r.regel), array_agg(distinct r.betrokkene) into ids, welke, mensen
  from (
    -- Read once, and not again for each message.
    with regel as materialized (
      select * from json_to_recordset(regels) as l (id text, soorten text[], maanden integer, vanaf text, herkomst text))
    select b.id, b.betrokkene, w.id as regel
    from berichtenbox.bericht b
    join berichtenbox.inhoud i on i.bericht_id = b.id
    cross join lateral (
      select l.id from regel l
      where case when b.status = 'ingetrokken' and l.herkomst is distinct from 'wet' then l.vanaf = 'terugroeping'
          else l.vanaf <> 'terugroeping' and b.soort = any (l.soorten) end
        and case l.vanaf
          when 'verstrekking' then berichtenbox.laatste_dag(coalesce(b.bezorgd_op, b.verzonden_op), l.maanden)
            <= (nu at time zone 'Europe/Amsterdam')::date
          else case l.vanaf
            when 'terugroeping' then b.ingetrokken_op
            -- As long as no end is told the detention runs, and there is no term.
            else (select max(e.gebeurd_op) from berichtenbox.bericht e where e.dossier = b.dossier
              and e.soort = 'einde-detentie' and e.status in ('klaargezet', 'bezorgd', 'gelezen', 'vernietigd'))
          end + make_interval(months => l.maanden) <= nu end
        and (l.herkomst = 'wet'
          or not exists (select 1 from berichtenbox.verwijderverzoek v where v.bericht = b.id and v.stand = 'open'))
      order by l.herkomst = 'wet' desc nulls last limit 1) as w
    where b.afzender = van
      and not exists (select 1 from berichtenbox.bewaarplicht p where p.bericht = b.id and p.beeindigd_op is null)
    order by b.volgnummer limit hoogstens
    for update of b skip locked) as r;
  if ids is null then return; end if;
  -- A hold may have come in while this looked; who sets one now waits for the row, and finds it empty.
  if exists (select 1 from berichtenbox.bewaarplicht p where p.bericht = any (ids) and p.beeindigd_op is null) then
    raise exception 'een bewaarplicht kwam ertussen' using errcode = 'serialization_failure';
  end if;
  insert into berichtenbox.vernietiging (bericht, afzender, ontvanger, bezorgd, regel, op)
    select b.id, b.afzender, b.ontvanger, b.bezorgd_op is not null, w.regel, nu
    from unnest(ids, welke) as w (id, regel) join berichtenbox.bericht b on b.id = w.id;
  delete from berichtenbox.inhoud i where i.bericht_id = any (ids);
  -- Of what the burgemeester decided only the measures are accounted for.
  delete from berichtenbox.bijbesluit d where d.bericht = any (ids) and d.besluit = 'geen-maatregel';
  return query select b.id, b.ontvanger, b.betrokkene, b.toets_id, w.regel
    from unnest(ids, welke) as w (id, regel) join berichtenbox.bericht b on b.id = w.id order by b.id;
  update berichtenbox.bericht b set inrichting = null,
      status = case when b.status = 'ingetrokken' then b.status else 'vernietigd' end
    where b.id = any (ids);
  -- When no content is left about someone, nothing rests on the link to this person.
  update berichtenbox.bericht b set betrokkene = gen_random_uuid()
    where b.betrokkene = any (mensen)
      and not exists (select 1 from berichtenbox.bericht o join berichtenbox.inhoud i on i.bericht_id = o.id
        where o.betrokkene = b.betrokkene);
end $$;

-- Destroys at most so many measures, of messages of the acting sender, of which the accounting is over. While anyone
-- holds the message they stay.
create function berichtenbox.vernietig_verantwoording(maanden integer, nu timestamptz, hoogstens integer)
  returns table (bericht uuid, ontvanger text, betrokkene uuid, toets_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if platform.organisatie() is null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'vernietigen doet de server, per afzender' using errcode = 'insufficient_privilege';
  end if;
  return query
    with oud as (
      select b.id from berichtenbox.bericht b
      where b.afzender = platform.organisatie()
        and exists (select 1 from berichtenbox.bijbesluit d where d.bericht = b.id
          and berichtenbox.laatste_dag(d.verstrekt_op, maanden) <= (nu at time zone 'Europe/Amsterdam')::date)
        and not exists (select 1 from berichtenbox.inhoud i where i.bericht_id = b.id)
        and not exists (select 1 from berichtenbox.bewaarplicht p where p.bericht = b.id and p.beeindigd_op is null)
      order by b.volgnummer limit hoogstens for update of b skip locked)
    , weg as (
      delete from berichtenbox.bijbesluit d using oud where d.bericht = oud.id returning d.bericht)
    select b.id, b.ontvanger, b.betrokkene, b.toets_id from berichtenbox.bericht b
    where b.id in (select weg.bericht from weg) order by b.id;
end $$;
revoke execute on function berichtenbox.vernietig_verantwoording(integer, timestamptz, integer) from public;
grant execute on function berichtenbox.vernietig_verantwoording(integer, timestamptz, integer) to terugkeer_app;

-- For whom something may be destroyed in a round: also measures of messages whose content is gone.
create or replace function berichtenbox.begin_vernietigingsronde(welke_dag date, nu timestamptz) returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'alleen de server zelf begint een ronde' using errcode = 'insufficient_privilege';
  end if;
  insert into berichtenbox.vernietigingsronde (dag, begonnen_op) values (welke_dag, nu) on conflict do nothing;
  if not found then return; end if;
  return query select distinct w.afzender from (
    select i.afzender from berichtenbox.inhoud i
    union select b.afzender from berichtenbox.bijbesluit d join berichtenbox.bericht b on b.id = d.bericht) w order by 1;
end $$;
