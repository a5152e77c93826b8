-- Since when what was handed over outside Terugkeer in this track may not stay there, by set and gegeven, as the logboek has it:
-- of the clinic that treats now and of those that had the track before, whichever of them heard the no. A yes of later does
-- not undo it. For the clinic of this track, and no other: `eerdere_klinieken` throws.
create function tbs.sets_geeindigd(welk uuid, pseudoniemen text[]) returns table (
    buitenom uuid, gegeven text, op timestamptz)
  language sql stable security definer set search_path = '' as $$
  with klinieken as materialized (
    select k.kliniek from tbs.eerdere_klinieken(welk) as k (kliniek) union select platform.organisatie())
  select s.id, een.gegeven, min(r.op)
  from klinieken k join tbs.buitenom s on s.organisatie = k.kliniek
    join logboek.regel r on r.onderwerp = s.id and r.handeling = 'ingetrokken' and r.betrokkene = any (pseudoniemen)
    cross join lateral unnest(r.gegevens) as een (gegeven)
  where s.traject = welk and r.organisatie in (select kliniek from klinieken)
  group by 1, 2 order by 1, 2;
$$;

-- Which of these tracks have a set, of the acting clinic that treats now or of one that did before: of the others there is
-- nothing to tell.
create function tbs.met_sets(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select t.id from tbs.traject t
  where t.id = any (ids) and t.organisatie = platform.organisatie() and platform.doel() = 'tbs-traject'
    and exists (select from tbs.buitenom s where s.traject = t.id)
  order by 1;
$$;
revoke execute on function tbs.sets_geeindigd(uuid, text[]), tbs.met_sets(uuid[]) from public;
grant execute on function tbs.sets_geeindigd(uuid, text[]), tbs.met_sets(uuid[]) to terugkeer_app;
