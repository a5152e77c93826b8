-- What municipality and inrichting told each other about a detention rests on what the source told. Once nothing of that
-- stands any more for the municipality, their answers go back with it, in both directions and for both of them.

-- True for an answer that went back with the message it rested on: its sender never had what it says of itself.
alter table berichtenbox.inhoud add column afzender_dicht boolean not null default false;
drop policy afzender_en_ontvanger on berichtenbox.inhoud;
create policy afzender_en_ontvanger on berichtenbox.inhoud for select
  using (((select platform.organisatie()) = afzender and not afzender_dicht)
    or ((select platform.organisatie()) = ontvanger and not ingetrokken and not wacht));

-- As in 0024, and for an answer that goes back with another message (`mee`) the content is shut for its sender too.
create or replace function berichtenbox.roep_terug(wat json, nu timestamptz, wie text, laatste_dag date)
  returns table (bericht uuid, ontvanger text, betrokkene uuid, toets_id uuid, bezorgd boolean, verwijderen boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  box text;
begin
  -- In one order, so that two who recall from the same boxes do not wait for each other.
  for box in select distinct b.ontvanger from json_to_recordset(wat) as w (bericht uuid)
      join berichtenbox.bericht b on b.id = w.bericht where b.afzender = van order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('berichtenbox.lezen ' || box, 0));
  end loop;
  return query
    with terug as (
      update berichtenbox.bericht b
      set status = 'ingetrokken', ingetrokken_op = nu, reden = w.toelichting,
        -- Where and when it was is about the wrong person as well.
        inrichting = case when w.grond = 'verkeerde-persoon' then null else b.inrichting end,
        gebeurd_op = case when w.grond = 'verkeerde-persoon' then null else b.gebeurd_op end
      from json_to_recordset(wat) as w (bericht uuid, grond text, toelichting text, mee boolean)
      where b.id = w.bericht and b.afzender = van and b.status in ('klaargezet', 'bezorgd', 'gelezen', 'onbestelbaar')
      returning b.id, b.afzender, b.ontvanger, b.betrokkene, b.toets_id, b.bezorgd_op is not null as bezorgd,
        w.grond, w.toelichting, coalesce(w.mee, false) as mee)
    , gelezen as (
      select t.id from terug t where t.bezorgd and exists (select 1 from logboek.regel r
        where r.onderwerp = t.id and r.organisatie = t.ontvanger and r.handeling in ('gelezen', 'gezocht')
          and cardinality(r.gegevens) > 0))
    , dicht as (
      update berichtenbox.inhoud i set ingetrokken = true, afzender_dicht = terug.mee
      from terug where i.bericht_id = terug.id returning i.bericht_id)
    , vast as (
      insert into berichtenbox.terugroeping (bericht, afzender, ontvanger, grond, toelichting, bezorgd, op, door)
      select t.id, t.afzender, t.ontvanger, t.grond, t.toelichting, t.bezorgd, nu, wie from terug t)
    , gevraagd as (
      insert into berichtenbox.verwijderverzoek (bericht, afzender, ontvanger, gevraagd_op, uiterlijk)
      select t.id, t.afzender, t.ontvanger, nu, laatste_dag from terug t join gelezen g on g.id = t.id)
    select t.id, t.ontvanger, t.betrokkene, t.toets_id, t.bezorgd, g.id is not null
    from terug t left join gelezen g on g.id = t.id order by t.id;
end $$;

-- True when nothing of what the source told this municipality about this detention stands any more.
create function berichtenbox.is_gesprek_voorbij(over uuid, gemeente text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select not exists (select from berichtenbox.bericht b where b.dossier = over and b.ontvanger = gemeente
      and b.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')
      and b.status in ('klaargezet', 'bezorgd', 'gelezen'));
  end;

-- The answers that go back with what the source of a detention took back, for that source alone: envelopes, no content.
create function berichtenbox.gesprek_mee(gesprekken json) returns table (bericht uuid, afzender text, grond text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct on (b.id) b.id, b.afzender, g.grond
    from json_to_recordset(gesprekken) as g (dossier uuid, gemeente text, grond text)
    join berichtenbox.bericht b on b.dossier = g.dossier and b.soort = 'antwoord'
      and g.gemeente in (b.afzender, b.ontvanger) and b.status in ('klaargezet', 'bezorgd', 'gelezen')
    where exists (select from detentie.periode p where p.id = g.dossier and p.bron = platform.organisatie())
      and berichtenbox.is_gesprek_voorbij(g.dossier, g.gemeente)
    order by b.id, g.grond desc;
  end;

-- Whether the conversation between this municipality and the inrichting about this detention was closed because the
-- source took back what it rested on. Null for who is not one of the two.
create function berichtenbox.is_gesprek_dicht(over uuid, gemeente text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case when platform.organisatie() = gemeente or exists (select from berichtenbox.bericht b
        where b.dossier = over and b.soort = 'antwoord' and b.afzender = gemeente and b.ontvanger = platform.organisatie())
      then berichtenbox.is_gesprek_voorbij(over, gemeente) and exists (select from berichtenbox.bericht b
        join berichtenbox.terugroeping t on t.bericht = b.id
        where b.dossier = over and b.ontvanger = gemeente
          and b.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')) end;
  end;

-- Who at the receiver opened a message, first of all, and when: for that receiver, who must know where to look when it is
-- asked to remove what was read.
create function berichtenbox.geopend_door(welk uuid) returns table (gebruiker text, op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.gebruiker, min(r.op) from logboek.regel r
    where r.onderwerp = welk and r.organisatie = platform.organisatie() and r.handeling in ('gelezen', 'gezocht')
      and cardinality(r.gegevens) > 0
    group by r.gebruiker order by 2, 1;
  end;

-- How many notes the own organisation wrote with a message. That they are there it may know, also when it may not read them
-- any more: where they were copied to, nobody else can tell.
create function berichtenbox.tel_notities(welk uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select count(*)::integer from berichtenbox.notitie n
    where n.bericht_id = welk and n.organisatie = platform.organisatie();
  end;

revoke execute on function berichtenbox.is_gesprek_voorbij(uuid, text), berichtenbox.gesprek_mee(json),
  berichtenbox.is_gesprek_dicht(uuid, text), berichtenbox.geopend_door(uuid),
  berichtenbox.tel_notities(uuid) from public;
grant execute on function berichtenbox.gesprek_mee(json), berichtenbox.is_gesprek_dicht(uuid, text),
  berichtenbox.geopend_door(uuid), berichtenbox.tel_notities(uuid) to terugkeer_app;
