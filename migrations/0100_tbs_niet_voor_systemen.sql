-- At DJI only people with a role of their own read what is about tbs, and no system can have that role: a system that heard
-- such an id got "not found". It hears none of it now, and sees none of what was told before. Those rows stay, as proof of
-- what was told.
create function bezorging.hoort_systeem(welk uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    -- To who has nothing to do with it, it says nothing of any message.
    select coalesce(platform.organisatie(), '') not in ('dji', 'terugkeer') or not exists (select 1 from berichtenbox.bericht b
      where b.id = welk and b.soort = 'tbs' and b.ontvanger = 'dji');
  end;
revoke execute on function bezorging.hoort_systeem(uuid) from public;
grant execute on function bezorging.hoort_systeem(uuid) to terugkeer_app;
-- Also not for who tells systems: what still waited is told to nobody.
create policy tbs_apart on bezorging.aflevering as restrictive for all
  using (organisatie <> 'dji' or bezorging.hoort_systeem(bericht));

-- As in migration 0041, but for what no system of its receiver may read.
create or replace function bezorging.plan(berichten json, nu timestamptz)
  returns table (id uuid, organisatie text, spoor text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    -- The addresses first, as who tells them does, or the two would wait for each other.
    select a.id from bezorging.abonnement a
    where a.organisatie in (select b.ontvanger from json_to_recordset(berichten) as w (bericht uuid, soort text)
      join berichtenbox.bericht b on b.id = w.bericht
      where w.soort = 'ingetrokken' and b.afzender = platform.organisatie())
    order by a.id for share of a;
    update bezorging.aflevering f set status = 'vervallen', laatste_reden = 'Het bericht is teruggeroepen.'
    from json_to_recordset(berichten) as w (bericht uuid, soort text)
    join berichtenbox.bericht b on b.id = w.bericht
    where w.soort = 'ingetrokken' and f.bericht = b.id and f.soort = 'ontvangen'
      and f.status in ('wacht', 'aangehouden', 'dood') and b.afzender = platform.organisatie();
    with gevraagd as (
      select w.bericht, w.soort, w.spoor, b.ontvanger
      from json_to_recordset(berichten) as w (bericht uuid, soort text, spoor text)
      join berichtenbox.bericht b on b.id = w.bericht and b.bezorgd_op is not null
      where (b.afzender = platform.organisatie() or aansluiting.justid_beheert())
        and (b.soort <> 'tbs' or b.ontvanger <> 'dji')
    ), stil as materialized (
      -- Who answered again while this waited is not silent any more, and is not held.
      select a.id from bezorging.abonnement a
      where a.organisatie in (select ontvanger from gevraagd) and a.stand <> 'beeindigd' and a.stil_sinds is not null
      order by a.id for share of a
    )
    insert into bezorging.aflevering (id, organisatie, abonnement, bericht, soort, spoor, status, begonnen_op, gemaakt_op)
    select gen_random_uuid(), a.organisatie, a.id, g.bericht, g.soort, g.spoor,
      -- What cannot wait is tried at once, also at an address that is silent: it is then the try itself.
      case when stil.id is null or g.spoor = 'spoed' then 'wacht' else 'aangehouden' end, nu, nu
    from gevraagd g
    join bezorging.abonnement a on a.organisatie = g.ontvanger and a.stand <> 'beeindigd'
    left join stil on stil.id = a.id
    returning aflevering.id, aflevering.organisatie, aflevering.spoor;
  end;
