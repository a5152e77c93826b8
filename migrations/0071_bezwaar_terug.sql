-- A sheet goes back because someone objects to what it tells, also one of the inrichting where the person was before.
-- SPDX-License-Identifier: EUPL-1.2

alter table berichtenbox.terugroeping drop constraint terugroeping_grond_check;
alter table berichtenbox.terugroeping add constraint terugroeping_grond_check
  check (grond in ('verkeerde-persoon', 'toestemming-ingetrokken', 'bezwaar', 'correctie', 'vervangen'));

-- Which gegevens these sheets tell of, and not what they tell: for their sender, and for who holds the person now. That one
-- answers for what still stands at a receiver, whoever sent it.
create function berichtenbox.verteld_in(berichten uuid[]) returns table (bericht uuid, gegevens text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.id, array(select json_object_keys(i.gegevens::json))
    from berichtenbox.bericht b
    join berichtenbox.inhoud i on i.bericht_id = b.id
    where b.id = any (berichten) and b.soort = 'informatieblad'
      and (b.afzender = platform.organisatie() or detentie.houdt(b.dossier, b.betrokkene));
  end;
revoke execute on function berichtenbox.verteld_in(uuid[]) from public;
grant execute on function berichtenbox.verteld_in(uuid[]) to terugkeer_app;
