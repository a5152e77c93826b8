-- Who answers an objection is who holds the person now, in the detention in which it was made; of who is free the last that did.
-- Another could let telling begin again at an inrichting that weighed nothing.
-- SPDX-License-Identifier: EUPL-1.2

-- It runs as the owner: where someone is now, the inrichting before does not see.
create function toestemming.antwoordt(welk uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coalesce((
      select platform.organisatie() = coalesce((
          select p.inrichting from detentie.periode p
          where p.persoon_id = b.persoon and p.stand in ('loopt', 'beeindigd') and p.begin_op <= b.op
          order by p.begin_op desc, p.id desc limit 1), b.organisatie)
      from toestemming.bezwaar b where b.id = welk), false);
  end;
revoke execute on function toestemming.antwoordt(uuid) from public;
grant execute on function toestemming.antwoordt(uuid) to terugkeer_app;

drop policy behandelen on toestemming.bezwaarstap;
create policy behandelen on toestemming.bezwaarstap for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and toestemming.antwoordt(bezwaar)
  and (soort not in ('teruggenomen', 'achterhaald') or toestemming.is_eigen(persoon))
  and exists (select from toestemming.bezwaar b where b.id = bezwaar and b.persoon = bezwaarstap.persoon));
