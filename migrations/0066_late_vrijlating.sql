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
