-- Whether a message is about tbs stands with its content too. The policy on the content asked it of the message, and PostgreSQL
-- planned all that guards a message four times over, at every question that reads content or a file, whoever asked.
-- SPDX-License-Identifier: EUPL-1.2

alter table berichtenbox.inhoud add column tbs boolean not null default false;
update berichtenbox.inhoud i set tbs = true from berichtenbox.bericht b where b.id = i.bericht_id and b.soort = 'tbs';
alter table berichtenbox.inhoud alter column tbs drop default;

-- Who stores content has no say in it. The message is there first: without one there is no answer, and nothing is stored.
create function berichtenbox.zeg_tbs() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  new.tbs := (select b.soort = 'tbs' from berichtenbox.bericht b where b.id = new.bericht_id);
  return new;
end $$;
revoke execute on function berichtenbox.zeg_tbs() from public;
create trigger zeg_tbs before insert on berichtenbox.inhoud
  for each row execute function berichtenbox.zeg_tbs();

-- Word for word what holds for the message itself (migration 0081).
drop policy tbs_apart on berichtenbox.inhoud;
create policy tbs_apart on berichtenbox.inhoud as restrictive for select using (case (select platform.rol())
  when 'tbs-medewerker' then tbs and ontvanger = (select platform.organisatie())
  when 'backoffice' then not tbs or ontvanger <> 'dji'
  else true end);
