-- A track of the tbs ends, stays for its term, and is destroyed. Whatever hangs on a track goes with it: a new table of this
-- schema refers to tbs.traject with `on delete cascade`.

-- How a track ended. It can be undone as long as the track is there; what was ended with it does not come back by that.
create table tbs.einde (
  id uuid primary key,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  soort text not null check (soort in ('einde-tbs', 'elders', 'vergissing')),
  -- The day it was so; the term runs from the moment it was written down.
  datum date not null,
  reden text not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  ongedaan_door text,
  ongedaan_naam text,
  ongedaan_op timestamptz,
  ongedaan_reden text,
  check (num_nulls(ongedaan_door, ongedaan_naam, ongedaan_op, ongedaan_reden) in (0, 4))
);
create unique index einde_een on tbs.einde (traject) where ongedaan_op is null;

-- A hold: the clinic needs the track longer, and says why. While it is open nothing is destroyed.
create table tbs.bewaarplicht (
  id uuid primary key,
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  reden text not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  beeindigd_door text,
  beeindigd_naam text,
  beeindigd_op timestamptz,
  beeindigd_reden text,
  check (num_nulls(beeindigd_door, beeindigd_naam, beeindigd_op, beeindigd_reden) in (0, 4))
);
create unique index bewaarplicht_een on tbs.bewaarplicht (traject) where beeindigd_op is null;

-- The days on which the round of destroying was begun.
create table tbs.vernietigingsronde (dag date primary key, begonnen_op timestamptz not null);

do $$
declare tabel text;
begin
  foreach tabel in array array['einde', 'bewaarplicht'] loop
    execute format('alter table tbs.%I enable row level security', tabel);
    execute format('create policy kliniek on tbs.%I for select using (organisatie = (select platform.organisatie())
      and (select platform.doel()) = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
    execute format('create policy schrijven on tbs.%1$I for insert with check (organisatie = platform.organisatie()
      and platform.doel() = ''tbs-traject'' and door = platform.gebruiker()
      and exists (select from tbs.traject t where t.id = %1$I.traject))', tabel);
  end loop;
end $$;
create policy ongedaan_maken on tbs.einde for update using (organisatie = (select platform.organisatie())
    and (select platform.doel()) = 'tbs-traject' and ongedaan_op is null and exists (select from tbs.traject t where t.id = traject))
  with check (organisatie = (select platform.organisatie()) and ongedaan_door = platform.gebruiker());
create policy vrijgeven on tbs.bewaarplicht for update using (organisatie = (select platform.organisatie())
    and (select platform.doel()) = 'tbs-traject' and beeindigd_op is null and exists (select from tbs.traject t where t.id = traject))
  with check (organisatie = (select platform.organisatie()) and beeindigd_door = platform.gebruiker());
grant select, insert on tbs.einde, tbs.bewaarplicht to terugkeer_app;
grant update (ongedaan_door, ongedaan_naam, ongedaan_op, ongedaan_reden) on tbs.einde to terugkeer_app;
grant update (beeindigd_door, beeindigd_naam, beeindigd_op, beeindigd_reden) on tbs.bewaarplicht to terugkeer_app;
-- Only the functions below, which run as the owner, come here: no policy lets anyone else.
alter table tbs.vernietigingsronde enable row level security;
grant select on tbs.vernietigingsronde to terugkeer_app;

-- After its end nothing is added to a track, except that consent is taken back: a no counts at any moment.
create policy niet_na_einde on tbs.gebeurtenis as restrictive for insert with check (soort = 'ingetrokken'
  or not exists (select from tbs.einde e where e.traject = gebeurtenis.traject and e.ongedaan_op is null));
create policy niet_na_einde on tbs.deelname as restrictive for insert with check (
  not exists (select from tbs.einde e where e.traject = deelname.traject and e.ongedaan_op is null));
create policy niet_na_einde on tbs.opdracht as restrictive for insert with check (
  not exists (select from tbs.einde e where e.traject = opdracht.traject and e.ongedaan_op is null));

-- What hangs on a track goes with it, whichever table it is in.
do $$
declare een record;
begin
  for een in select c.conrelid::regclass as tabel, c.conname, pg_get_constraintdef(c.oid) as vorm from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'tbs'::regnamespace and c.confdeltype = 'a' loop
    execute format('alter table %s drop constraint %I, add constraint %I %s on delete cascade', een.tabel, een.conname, een.conname, een.vorm);
  end loop;
  -- What happened is never changed, and goes only when the whole track goes.
  for een in select t.tgrelid::regclass as tabel from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgname = 'alleen_toevoegen' and c.relnamespace = 'tbs'::regnamespace loop
    execute format('drop trigger alleen_toevoegen on %s', een.tabel);
    execute format('create trigger alleen_toevoegen before update or truncate on %s
      for each statement execute function platform.alleen_toevoegen()', een.tabel);
    execute format('create trigger niet_weg before delete on %s for each statement
      when (current_setting(''terugkeer.vernietigt'', true) is distinct from ''ja'')
      execute function platform.alleen_toevoegen()', een.tabel);
  end loop;
end $$;

-- The tracks of which the term is over: so many months after they were ended; sooner when they were begun in error and nothing
-- was shared from them. A hold of the clinic, a hold on a message about this person, and an answer that is still due keep
-- all of it. Row-level security of who asks holds in it.
create function tbs.vervallen(traject_maanden integer, vergissing_maanden integer, nu timestamptz)
  returns table (traject uuid, organisatie text, regel text) language sql stable set search_path = '' as $$
  select t.id, t.organisatie, x.regel from tbs.traject t
    join tbs.einde e on e.traject = t.id and e.ongedaan_op is null
    cross join lateral (select e.soort = 'vergissing'
      and not exists (select from tbs.deelname d where d.traject = t.id and d.gedeeld_op is not null)
      and not exists (select from berichtenbox.bericht b where b.dossier = t.id) as zonder_spoor) as s
    cross join lateral (select case when s.zonder_spoor then 'tbs-vergissing-maand' else 'tbs-traject-vier-jaar' end as regel,
      case when s.zonder_spoor then vergissing_maanden else traject_maanden end as maanden) as x
  where e.op + make_interval(months => x.maanden) <= nu
    and not exists (select from tbs.bewaarplicht p where p.traject = t.id and p.beeindigd_op is null)
    and not berichtenbox.blijft_staan(t.betrokkene)
$$;

-- Begins the round of this day when nobody did yet, and tells of which clinics a track is due.
create function tbs.begin_vernietigingsronde(welke_dag date, traject_maanden integer, vergissing_maanden integer, nu timestamptz)
  returns setof text language plpgsql volatile security definer set search_path = '' as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'tbs-vernietigen' then
    raise exception 'alleen de server zelf begint een ronde' using errcode = 'insufficient_privilege';
  end if;
  insert into tbs.vernietigingsronde (dag, begonnen_op) values (welke_dag, nu) on conflict do nothing;
  if not found then return; end if;
  return query select distinct v.organisatie from tbs.vervallen(traject_maanden, vergissing_maanden, nu) v order by 1;
end $$;

-- Destroys at most so many tracks of the acting clinic of which the term is over, with all that hangs on them. It runs as
-- the owner: nobody else may take it away.
create function tbs.vernietig(traject_maanden integer, vergissing_maanden integer, nu timestamptz, hoogstens integer)
  returns table (traject uuid, betrokkene uuid, regel text)
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  ids uuid[];
begin
  if van is null or platform.doel() is distinct from 'tbs-vernietigen' then
    raise exception 'vernietigen doet de server, per kliniek' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(v.traject) into ids from (
    select w.traject from tbs.vervallen(traject_maanden, vergissing_maanden, nu) w
    where w.organisatie = van order by 1 limit hoogstens) as v;
  -- Whoever writes in one of them at this moment goes first; what they did is heeded below.
  perform tbs.schrijf_alleen(i::text) from unnest(ids) as i;
  perform set_config('terugkeer.vernietigt', 'ja', true);
  return query with klaar as materialized (
      select v.traject as id, v.regel from tbs.vervallen(traject_maanden, vergissing_maanden, nu) v where v.traject = any (ids)),
    weg as (delete from tbs.traject t using klaar k where t.id = k.id returning t.id, t.betrokkene, k.regel)
    select w.id, w.betrokkene, w.regel from weg w;
  perform set_config('terugkeer.vernietigt', '', true);
end $$;

revoke execute on function tbs.begin_vernietigingsronde(date, integer, integer, timestamptz),
  tbs.vernietig(integer, integer, timestamptz, integer) from public;
grant execute on function tbs.begin_vernietigingsronde(date, integer, integer, timestamptz),
  tbs.vernietig(integer, integer, timestamptz, integer) to terugkeer_app;

-- On what sharing was stuck in a step, once for each track: which rule of the register, or a consent that was not given. By the
-- law of that day (`nu`), and by the law of the day before article 2.5 Wfz gave follow-on care its ground (`voor-wfz`), on the
-- same facts. Which gegevens it was about, and of whom, is not in it.
create table tbs.knelpunt (
  traject uuid not null references tbs.traject (id) on delete cascade,
  organisatie text not null,
  stap text not null,
  partij text not null,
  recht text not null check (recht in ('nu', 'voor-wfz')),
  -- A rule of the register, or else `toestemming` or `opdracht`.
  waarop text not null,
  dag date not null,
  primary key (traject, stap, partij, recht, waarop)
);
create index knelpunt_dag on tbs.knelpunt (dag);
alter table tbs.knelpunt enable row level security;
create policy kliniek on tbs.knelpunt for select using (organisatie = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-traject' and exists (select from tbs.traject t where t.id = traject));
create policy schrijven on tbs.knelpunt for insert with check (organisatie = platform.organisatie()
  and platform.doel() = 'tbs-traject' and exists (select from tbs.traject t where t.id = knelpunt.traject));
grant select, insert on tbs.knelpunt to terugkeer_app;

-- In how many tracks sharing was stuck, in one year, up to and including the last day that may be told. Numbers leave in fives:
-- below five there is none (null), and above it the five below, so that neither a small number nor the difference between
-- two looks is about someone. That there was nothing is told.
create function tbs.knelcijfers(jaar integer, tot date)
  returns table (stap text, partij text, waarop text, nu integer, voor_wfz integer)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if platform.organisatie() is distinct from 'justid' or platform.doel() is distinct from 'tbs-knelpunten' then
    raise exception 'deze cijfers zijn er voor Justid' using errcode = 'insufficient_privilege';
  end if;
  return query select c.stap, c.partij, c.waarop,
      case when c.n between 1 and 4 then null else c.n - c.n % 5 end,
      case when c.v between 1 and 4 then null else c.v - c.v % 5 end
    from (select k.stap, k.partij, k.waarop,
        (count(*) filter (where k.recht = 'nu'))::integer as n, (count(*) filter (where k.recht = 'voor-wfz'))::integer as v
      from tbs.knelpunt k where extract(year from k.dag) = jaar and k.dag <= tot group by 1, 2, 3) as c
    order by 1, 2, 3;
end $$;
revoke execute on function tbs.knelcijfers(integer, date) from public;
grant execute on function tbs.knelcijfers(integer, date) to terugkeer_app;
