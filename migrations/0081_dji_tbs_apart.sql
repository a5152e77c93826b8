-- In the box of DJI stands what its backoffice delivers about detention, and what clinics ask about tbs. Those are different
-- people: who works with the one sees nothing of the other.
create function platform.rol() returns text language sql stable
  return nullif(current_setting('terugkeer.rol', true), '');

create policy tbs_apart on berichtenbox.bericht as restrictive for select using (case (select platform.rol())
  when 'tbs-medewerker' then soort = 'tbs' and ontvanger = (select platform.organisatie())
  when 'backoffice' then soort <> 'tbs' or ontvanger <> 'dji'
  else true end);
-- Of the content what the message itself shows: who does not see that it is there, reads nothing of it.
create policy tbs_apart on berichtenbox.inhoud as restrictive for select using (case (select platform.rol())
  when 'tbs-medewerker' then exists (select from berichtenbox.bericht b where b.id = bericht_id)
  when 'backoffice' then ontvanger <> 'dji' or exists (select from berichtenbox.bericht b where b.id = bericht_id)
  else true end);
