-- Retention: the content of a message is destroyed when its term is over, with the link to the person. What stays is a
-- stone that says when and by which line of the policy. The policy itself is data of the application.

alter table logboek.regel drop constraint regel_handeling_check;
alter table logboek.regel add constraint regel_handeling_check check (handeling in
  ('vastgelegd', 'verstrekt', 'geweigerd', 'gelezen', 'gezocht', 'gewijzigd', 'ingetrokken', 'vernietigd'));

alter table berichtenbox.bericht drop constraint bericht_status_check;
alter table berichtenbox.bericht add constraint bericht_status_check
  check (status in ('klaargezet', 'bezorgd', 'gelezen', 'ingetrokken', 'onbestelbaar', 'vernietigd'));
drop policy afzender_en_ontvanger on berichtenbox.bericht;
create policy afzender_en_ontvanger on berichtenbox.bericht for select
  using ((select platform.organisatie()) = afzender
    or ((select platform.organisatie()) = ontvanger
      and (status in ('bezorgd', 'gelezen') or (status in ('ingetrokken', 'vernietigd') and bezorgd_op is not null))));

create table berichtenbox.vernietiging (
  bericht uuid primary key references berichtenbox.bericht (id),
  afzender text not null,
  ontvanger text not null,
  -- False when it never stood in the box of its receiver.
  bezorgd boolean not null,
  regel text not null,
  op timestamptz not null
);
alter table berichtenbox.vernietiging enable row level security;
create policy afzender_en_ontvanger on berichtenbox.vernietiging for select
  using ((select platform.organisatie()) = afzender or ((select platform.organisatie()) = ontvanger and bezorgd));
create policy bewaking on berichtenbox.vernietiging for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
grant select on berichtenbox.vernietiging to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on berichtenbox.vernietiging
  for each statement execute function platform.alleen_toevoegen();

-- A hold: one of the two parties needs the message longer, and says why. While any hold is open nothing is destroyed.
create table berichtenbox.bewaarplicht (
  id uuid primary key,
  bericht uuid not null references berichtenbox.bericht (id),
  organisatie text not null,
  reden text not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  beeindigd_door text,
  beeindigd_naam text,
  beeindigd_op timestamptz,
  beeindigd_reden text,
  check (num_nonnulls(beeindigd_door, beeindigd_naam, beeindigd_op, beeindigd_reden) in (0, 4))
);
create unique index bewaarplicht_open on berichtenbox.bewaarplicht (bericht, organisatie) where beeindigd_op is null;
alter table berichtenbox.bewaarplicht enable row level security;
-- Why one party holds a message is not for the other.
create policy eigen on berichtenbox.bewaarplicht for select using (organisatie = (select platform.organisatie()));
create policy instellen on berichtenbox.bewaarplicht for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and beeindigd_op is null
  and exists (select 1 from berichtenbox.bericht b where b.id = bericht and platform.organisatie() in (b.afzender, b.ontvanger)));
create policy beeindigen on berichtenbox.bewaarplicht for update
  using (organisatie = (select platform.organisatie()) and beeindigd_op is null)
  with check (organisatie = platform.organisatie() and beeindigd_door = platform.gebruiker());
grant select, insert on berichtenbox.bewaarplicht to terugkeer_app;
grant update (beeindigd_door, beeindigd_naam, beeindigd_op, beeindigd_reden) on berichtenbox.bewaarplicht to terugkeer_app;

-- The rounds of destroying: one a day, however many servers there are. No persons.
create table berichtenbox.vernietigingsronde (dag date primary key, begonnen_op timestamptz not null);
alter table berichtenbox.vernietigingsronde enable row level security;
grant select on berichtenbox.vernietigingsronde to terugkeer_app;

-- Begins the round of this day, once, and gives for whom something may be destroyed in it. For the server itself.
create function berichtenbox.begin_vernietigingsronde(welke_dag date, nu timestamptz) returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'alleen de server zelf begint een ronde' using errcode = 'insufficient_privilege';
  end if;
  insert into berichtenbox.vernietigingsronde (dag, begonnen_op) values (welke_dag, nu) on conflict do nothing;
  if not found then return; end if;
  return query select distinct i.afzender from berichtenbox.inhoud i order by 1;
end $$;

-- Destroys at most so many messages of the acting sender of which the term is over by these lines: `maanden` after the
-- release, the delivery or the recall. It runs as the owner, because nobody else may take content away, and because it
-- heeds the holds of both parties. What someone else works on at this moment waits for the next time.
create function berichtenbox.vernietig(regels json, nu timestamptz, hoogstens integer)
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
    select b.id, b.betrokkene, w.id as regel
    from berichtenbox.bericht b
    join berichtenbox.inhoud i on i.bericht_id = b.id
    join json_to_recordset(regels) as w (id text, soorten text[], maanden integer, vanaf text)
      on case when b.status = 'ingetrokken' then w.vanaf = 'terugroeping'
        else w.vanaf <> 'terugroeping' and b.soort = any (w.soorten) end
    where b.afzender = van
      and case w.vanaf
        when 'terugroeping' then b.ingetrokken_op
        when 'verstrekking' then coalesce(b.bezorgd_op, b.verzonden_op)
        -- As long as no end is told the detention runs, and there is no term.
        else (select max(e.gebeurd_op) from berichtenbox.bericht e where e.dossier = b.dossier
          and e.soort = 'einde-detentie' and e.status in ('klaargezet', 'bezorgd', 'gelezen', 'vernietigd'))
      end + make_interval(months => w.maanden) <= nu
      and not exists (select 1 from berichtenbox.bewaarplicht p where p.bericht = b.id and p.beeindigd_op is null)
      and not exists (select 1 from berichtenbox.verwijderverzoek v where v.bericht = b.id and v.stand = 'open')
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

revoke execute on function berichtenbox.begin_vernietigingsronde(date, timestamptz),
  berichtenbox.vernietig(json, timestamptz, integer) from public;
grant execute on function berichtenbox.begin_vernietigingsronde(date, timestamptz),
  berichtenbox.vernietig(json, timestamptz, integer) to terugkeer_app;
