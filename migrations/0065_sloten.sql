-- Locks in one order, so that nobody waits for each other: first the boxes, by name, and only then a row in one of them.

-- Holds every box that taking these messages back touches, before anything is written: those of their receivers and, for
-- what the source told, of who answered to it, shut; and the own box shared, which who acts reads after it. It gives nothing.
create function berichtenbox.houd_voor_terug(berichten uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  eigen constant text := platform.organisatie();
  box text;
  dicht boolean;
begin
  for box, dicht in
    with terug as (select b.dossier, b.ontvanger, b.soort from berichtenbox.bericht b
      where b.id = any (berichten) and (b.afzender = eigen or detentie.houdt(b.dossier, b.betrokkene)))
    , boxen as (
      select t.ontvanger as naam, true as sluit from terug t
      union all
      select x.naam, true from terug t
        join berichtenbox.bericht b on b.dossier = t.dossier and b.soort = 'antwoord' and t.ontvanger in (b.afzender, b.ontvanger)
        cross join lateral (values (b.afzender), (b.ontvanger)) as x (naam)
        where t.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')
      union all
      select eigen, false where eigen is not null)
    select b.naam, bool_or(b.sluit) from boxen b group by b.naam order by b.naam
  loop
    if dicht then
      perform pg_advisory_xact_lock(hashtextextended('berichtenbox.lezen ' || box, 0));
    else
      perform pg_advisory_xact_lock_shared(hashtextextended('berichtenbox.lezen ' || box, 0));
    end if;
  end loop;
end $$;
revoke execute on function berichtenbox.houd_voor_terug(uuid[]) from public;
grant execute on function berichtenbox.houd_voor_terug(uuid[]) to terugkeer_app;
