-- Planning what to tell waited for who tells the same addresses, and the other way round; a year's import held every
-- address until it was through, and two of them could block each other. An address that answers needs no lock: only what
-- a silent one must hear has to be seen by whoever hears it answer again.
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
      where b.afzender = platform.organisatie() or aansluiting.justid_beheert()
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
