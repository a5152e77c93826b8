-- What was told on an oordeel, for who watches over an organisation that did something on it: a line that names nothing of the
-- content, as taking up, rests on that and on no more. The line that says it can be of another organisation.
-- SPDX-License-Identifier: EUPL-1.2

create function logboek.verteld(personen text[], toetsen uuid[])
  returns table (betrokkene text, toets text, gegevens text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.betrokkene, r.toets_id::text, array_agg(distinct g.id order by g.id)
    from logboek.regel r cross join lateral unnest(r.gegevens) as g (id)
    where platform.doel() = 'logboek-onderzoeken' and r.handeling = 'verstrekt'
      and r.betrokkene = any(personen) and r.toets_id = any(toetsen)
      and exists (select from logboek.regel e where e.betrokkene = r.betrokkene and e.toets_id = r.toets_id
        and e.organisatie = platform.organisatie())
    group by 1, 2;
  end;
revoke execute on function logboek.verteld(text[], uuid[]) from public;
grant execute on function logboek.verteld(text[], uuid[]) to terugkeer_app;
