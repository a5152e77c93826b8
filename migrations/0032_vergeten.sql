-- What was kept about a message goes when the message goes: to whom it was assigned, its labels, and that it was said
-- not to be for its receiver. Notes hang on the content and go with that.
create function berichtenbox.vergeet_werk() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  delete from berichtenbox.toewijzing t using nieuw where t.bericht_id = nieuw.bericht;
  delete from berichtenbox.berichtlabel l using nieuw where l.bericht_id = nieuw.bericht;
  delete from berichtenbox.niet_van_ons v using nieuw where v.bericht = nieuw.bericht;
  return null;
end $$;
revoke execute on function berichtenbox.vergeet_werk() from public;
create trigger vergeet_werk after insert on berichtenbox.vernietiging referencing new table as nieuw
  for each statement execute function berichtenbox.vergeet_werk();
