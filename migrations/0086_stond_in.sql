-- Which gegevens stood in a message whose content is gone: what the logboek says was told with it, and nothing of what that was.
-- SPDX-License-Identifier: EUPL-1.2

create index regel_verstrekt on logboek.regel (onderwerp) where handeling = 'verstrekt';

-- For its sender, and for who received it. What never stood in a box told nothing.
create function berichtenbox.stond_in(welk uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.gegevens
    from berichtenbox.bericht b
    join logboek.regel r on r.onderwerp = b.id and r.handeling = 'verstrekt' and r.toets_id = b.toets_id
    where b.id = welk
      and (b.afzender = platform.organisatie() or (b.ontvanger = platform.organisatie() and b.bezorgd_op is not null))
    order by r.volgnummer desc limit 1;
  end;
revoke execute on function berichtenbox.stond_in(uuid) from public;
grant execute on function berichtenbox.stond_in(uuid) to terugkeer_app;
