-- A new version of an informatieblad takes back what it replaces: one version stands, and what it does not tell any more is
-- not read any more.

alter table berichtenbox.terugroeping drop constraint terugroeping_grond_check;
alter table berichtenbox.terugroeping add constraint terugroeping_grond_check
  check (grond in ('verkeerde-persoon', 'toestemming-ingetrokken', 'correctie', 'vervangen'));

-- Of which areas what was read is to be removed; null for all of it.
alter table berichtenbox.verwijderverzoek add column gebieden text[] check (cardinality(gebieden) > 0);

-- What a version tells otherwise than the one it replaced: which topics, and not what they were. It goes with the content.
alter table berichtenbox.inhoud add column verschil jsonb;

-- As in migration 0024, and three things more. For an answer that goes back with another message (`mee`, migration 0054) the
-- content is shut for its sender too. `gebieden` says of which areas something is to be removed: none means that nothing
-- is asked, and left out means all of it. And who read a version that was replaced by this one holds what it told: it counts
-- as read, also when nobody opened the last.
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
    with recursive terug as (
      update berichtenbox.bericht b
      set status = 'ingetrokken', ingetrokken_op = nu, reden = w.toelichting,
        -- Where and when it was is about the wrong person as well.
        inrichting = case when w.grond = 'verkeerde-persoon' then null else b.inrichting end,
        gebeurd_op = case when w.grond = 'verkeerde-persoon' then null else b.gebeurd_op end
      from json_to_recordset(wat) as w (bericht uuid, grond text, toelichting text, mee boolean, gebieden json)
      where b.id = w.bericht and b.afzender = van and b.status in ('klaargezet', 'bezorgd', 'gelezen', 'onbestelbaar')
      returning b.id, b.afzender, b.ontvanger, b.betrokkene, b.toets_id, b.bezorgd_op is not null as bezorgd,
        b.vervangt, w.grond, w.toelichting, w.gebieden, coalesce(w.mee, false) as mee)
    , keten (id, versie, vervangt) as (
      select t.id, t.id, t.vervangt from terug t where t.bezorgd
      union
      select k.id, b.id, b.vervangt from keten k join berichtenbox.bericht b on b.id = k.vervangt
        join berichtenbox.terugroeping r on r.bericht = b.id and r.grond = 'vervangen')
    , gelezen as (
      select t.id from terug t where t.bezorgd and exists (select 1 from keten k
        join logboek.regel r on r.onderwerp = k.versie
        where k.id = t.id and r.organisatie = t.ontvanger and r.handeling in ('gelezen', 'gezocht')
          and cardinality(r.gegevens) > 0))
    , vragen as (
      select t.id, case when t.gebieden is null then null
          else array(select json_array_elements_text(t.gebieden)) end as gebieden
      from terug t join gelezen g on g.id = t.id
      where t.gebieden is null or json_array_length(t.gebieden) > 0)
    , dicht as (
      update berichtenbox.inhoud i set ingetrokken = true, afzender_dicht = terug.mee
      from terug where i.bericht_id = terug.id returning i.bericht_id)
    , vast as (
      insert into berichtenbox.terugroeping (bericht, afzender, ontvanger, grond, toelichting, bezorgd, op, door)
      select t.id, t.afzender, t.ontvanger, t.grond, t.toelichting, t.bezorgd, nu, wie from terug t)
    , gevraagd as (
      insert into berichtenbox.verwijderverzoek (bericht, afzender, ontvanger, gevraagd_op, uiterlijk, gebieden)
      select t.id, t.afzender, t.ontvanger, nu, laatste_dag, v.gebieden from terug t join vragen v on v.id = t.id)
    select t.id, t.ontvanger, t.betrokkene, t.toets_id, t.bezorgd, v.id is not null
    from terug t left join vragen v on v.id = t.id order by t.id;
end $$;

-- Every sheet of one detention, oldest first, whichever inrichting sent it: without content, for its sender and for who
-- holds the person now.
create function berichtenbox.bladversies(detentie uuid) returns table (id uuid, afzender text, ontvanger text,
    eerste_ontvanger text, versie integer, status text, verzonden_op timestamptz, gelezen_op timestamptz, opgepakt_op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.id, b.afzender, b.ontvanger, b.eerste_ontvanger, b.versie, b.status, b.verzonden_op, b.gelezen_op, b.opgepakt_op
    from berichtenbox.bericht b
    where b.dossier = detentie and b.soort = 'informatieblad'
      and (b.afzender = platform.organisatie() or detentie.houdt(b.dossier, b.betrokkene))
    order by b.volgnummer;
  end;
revoke execute on function berichtenbox.bladversies(uuid) from public;
grant execute on function berichtenbox.bladversies(uuid) to terugkeer_app;
