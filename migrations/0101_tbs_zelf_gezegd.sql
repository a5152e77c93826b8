-- That a clinic told a party without a box to remove what it was handed: of which set, which gegevens, how, on which day, and
-- who wrote it down. A set of an earlier clinic counts as well: who treats now tells it.
alter table tbs.buitenom add constraint buitenom_van_traject unique (id, traject);
create table tbs.gezegd (
  id uuid primary key,
  buitenom uuid not null,
  traject uuid not null,
  organisatie text not null,
  gegevens text[] not null check (cardinality(gegevens) > 0),
  hoe text not null check (hoe in ('beveiligde-mail', 'post', 'in-persoon', 'telefoon')),
  dag date not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  -- A set of another track is not told of here, also not by who guesses its id.
  foreign key (buitenom, traject) references tbs.buitenom (id, traject) on delete cascade
);
create index gezegd_traject on tbs.gezegd (traject, op);
create index gezegd_buitenom on tbs.gezegd (buitenom, traject);
alter table tbs.gezegd enable row level security;
create policy kliniek on tbs.gezegd for select using (organisatie = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-traject' and exists (select from tbs.traject t where t.id = traject));
create policy schrijven on tbs.gezegd for insert with check (organisatie = platform.organisatie()
  and platform.doel() = 'tbs-traject' and exists (select from tbs.traject t where t.id = traject));
grant select, insert on tbs.gezegd to terugkeer_app;

-- Throws for who is not the clinic of this track now, and gives the clinics that had it before.
create function tbs.eerdere_klinieken(welk uuid) returns setof text
  language plpgsql stable security definer set search_path = '' as $$
begin
  if platform.doel() is distinct from 'tbs-traject' or not exists (
    select from tbs.traject t where t.id = welk and t.organisatie = platform.organisatie()) then
    raise exception 'dit traject is niet van deze kliniek' using errcode = 'insufficient_privilege';
  end if;
  return query select distinct g.inhoud->>'van' from tbs.gebeurtenis g
    where g.traject = welk and g.soort = 'overgenomen' and g.inhoud->>'van' <> platform.organisatie();
end $$;

-- The sets that earlier clinics handed over outside Terugkeer: to whom, which gegevens (not what was in them), on which
-- oordeel, and which of those ended since, as the logboek has it.
create function tbs.eerdere_sets(welk uuid, pseudoniemen text[]) returns table (
    id uuid, organisatie text, stap text, partij text, op timestamptz, toets_id uuid, gegevens text[], geeindigd text[])
  language sql stable security definer set search_path = '' as $$
  select s.id, s.organisatie, s.stap, s.partij, s.op, s.toets_id, array(select jsonb_object_keys(s.gegevens) order by 1),
    array(select distinct een.gegeven from logboek.regel r cross join lateral unnest(r.gegevens) as een (gegeven)
      where r.onderwerp = s.id and r.handeling = 'ingetrokken' and r.betrokkene = any (pseudoniemen)
        and r.organisatie in (s.organisatie, platform.organisatie(), k.kliniek) order by 1)
  from tbs.eerdere_klinieken(welk) as k (kliniek) join tbs.buitenom s on s.organisatie = k.kliniek
  where s.traject = welk order by s.op, s.id;
$$;

-- What earlier clinics told of sets.
create function tbs.eerder_gezegd(welk uuid) returns table (
    buitenom uuid, organisatie text, gegevens text[], hoe text, dag date, door_naam text, op timestamptz)
  language sql stable security definer set search_path = '' as $$
  select z.buitenom, z.organisatie, z.gegevens, z.hoe, z.dag, z.door_naam, z.op
  from tbs.eerdere_klinieken(welk) as k (kliniek) join tbs.gezegd z on z.organisatie = k.kliniek
  where z.traject = welk order by z.op, z.id;
$$;

-- When what earlier clinics told around a table was closed: an invitation, a part of minutes by when it was given, a task.
-- Null for what is open.
create function tbs.eerder_gesloten(welk uuid) returns table (
    onderwerp uuid, soort text, op timestamptz, gesloten_op timestamptz)
  language sql stable security definer set search_path = '' as $$
  with eerder as (select k.kliniek from tbs.eerdere_klinieken(welk) as k (kliniek)),
  mijn as (select u.* from tbs.uitnodiging u join eerder e on e.kliniek = u.organisatie where u.traject = welk)
  select u.id, 'uitnodiging', u.uitgenodigd_op, coalesce(u.weg_op, u.afgezegd_op) from mijn u
  union all select u.id, 'verslag', i.op, case when bool_and(i.dicht_op is not null) then max(i.dicht_op) end
    from mijn u join tbs.verslaginzage i on i.gesprek = u.gesprek and i.ontvanger = u.ontvanger
      and i.organisatie = u.organisatie group by u.id, i.op
  union all select a.id, 'taak', a.op, a.dicht_op from tbs.gespreksactie a join eerder e on e.kliniek = a.organisatie
    where a.traject = welk
  order by 1, 2, 3;
$$;
revoke execute on function tbs.eerdere_klinieken(uuid), tbs.eerdere_sets(uuid, text[]), tbs.eerder_gezegd(uuid),
  tbs.eerder_gesloten(uuid) from public;
grant execute on function tbs.eerdere_sets(uuid, text[]), tbs.eerder_gezegd(uuid), tbs.eerder_gesloten(uuid)
  to terugkeer_app;

-- What migration 0090 left behind: who was taken from the table there could still be given the minutes and tasks of before by
-- a new invitation. Closed and emptied now, as who leaves the table has it since; the clinic keeps its own minutes.
update tbs.verslaginzage i set titel = null, tekst = null, dicht_op = w.op
  from (select gesprek, ontvanger, organisatie, max(weg_op) as op from tbs.uitnodiging where weg_op is not null group by 1, 2, 3) w
  where w.gesprek = i.gesprek and w.ontvanger = i.ontvanger and w.organisatie = i.organisatie
    and i.dicht_op is null and i.op <= w.op;
update tbs.gespreksactie a set dicht_op = w.op
  from (select gesprek, ontvanger, organisatie, max(weg_op) as op from tbs.uitnodiging where weg_op is not null group by 1, 2, 3) w
  where w.gesprek = a.gesprek and w.ontvanger = a.eigenaar and w.organisatie = a.organisatie
    and a.dicht_op is null and a.op <= w.op;
