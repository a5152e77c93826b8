-- As in migration 0020, but what a later version stands in the place of is unread for nobody: no list shows it.
create or replace function bezorging.plan_post(nu timestamptz, ochtend timestamptz, werkdag boolean, vandaag date)
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
          where r.ontvanger = b.wie and r.status = 'bezorgd' and r.termijn < vandaag
            and not exists (select 1 from berichtenbox.bericht n where n.vervangt = r.id
              and n.status not in ('klaargezet', 'ingetrokken', 'onbestelbaar')))
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

-- As in migration 0035, but the term runs from the release as its source told it, also when telling it was not allowed any
-- more: of who is free nothing stays because somebody was late.
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
            -- As long as no end is told the detention runs, and there is no term. An end that was told too late to be sent
            -- ends it all the same.
            else (select max(e.gebeurd_op) from berichtenbox.bericht e where e.dossier = b.dossier
              and e.soort = 'einde-detentie' and e.status in ('klaargezet', 'bezorgd', 'gelezen', 'vernietigd', 'onbestelbaar'))
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
