-- Who keeps nothing but objections has a round of destroying as well.
create or replace function berichtenbox.begin_vernietigingsronde(welke_dag date, nu timestamptz) returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'alleen de server zelf begint een ronde' using errcode = 'insufficient_privilege';
  end if;
  insert into berichtenbox.vernietigingsronde (dag, begonnen_op) values (welke_dag, nu) on conflict do nothing;
  if not found then return; end if;
  return query select i.afzender from berichtenbox.inhoud i
    union select b.afzender from berichtenbox.bijbesluit d join berichtenbox.bericht b on b.id = d.bericht
    union select v.organisatie from toestemming.verklaring v
    union select s.organisatie from toestemming.gesprek s
    union select z.organisatie from toestemming.bezwaar z
    union select g.organisatie from informatieblad.gebied g
    union select f.organisatie from informatieblad.feit f
    union select t.organisatie from werklijst.toewijzing t
    order by 1;
end $$;
