-- What the OM asks of the reclassering stands in a letter of the OM: without one there is no such request. What was written
-- down before without it holds no longer, and is asked anew with the letter.
alter table tbs.opdracht add column brief_op date, add column brief_kenmerk text;
update tbs.opdracht set vervallen_op = now() where soort = 'opdrachtVanOm' and vervallen_op is null;
alter table tbs.opdracht
  add constraint opdracht_brief check (num_nulls(brief_op, brief_kenmerk) in (0, 2)),
  add constraint opdracht_van_om_met_brief check (soort <> 'opdrachtVanOm' or vervallen_op is not null or brief_op is not null);

-- Every yes that was ever kept in this track, by whichever clinic had it then: so that a no reaches what was sent on it, also
-- after the track moved or the tbs was extended. Not of the clinic that treats now: to hand over to it is done. For that clinic,
-- and only to take back: it says who may have had what, and nothing of what was in it.
create function tbs.ooit_ja(welk uuid) returns table (organisatie text, ontvanger text, gegeven text)
  language sql stable security definer set search_path = '' as $$
  select distinct g.organisatie, g.inhoud ->> 'ontvanger', a.key
  from tbs.gebeurtenis g cross join lateral jsonb_each_text(g.inhoud -> 'antwoorden') a
  where g.traject = welk and g.soort = 'toestemming' and a.value = 'gegeven'
    and g.inhoud ->> 'ontvanger' <> platform.organisatie() and platform.doel() = 'tbs-traject'
    and exists (select from tbs.traject t where t.id = welk and t.organisatie = platform.organisatie())
$$;
revoke execute on function tbs.ooit_ja(uuid) from public;
grant execute on function tbs.ooit_ja(uuid) to terugkeer_app;
