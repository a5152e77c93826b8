-- That an overview was opened, and with which pseudonyms, goes 28 days after it could last open anything. That it was opened,
-- by whom and when, stands in the logboek, and stays there.
-- SPDX-License-Identifier: EUPL-1.2
drop trigger alleen_toevoegen on inzage.opening;
create trigger alleen_toevoegen before update or truncate on inzage.opening
  for each statement execute function platform.alleen_toevoegen();
create trigger alleen_opruimen before delete on inzage.opening for each statement
  when (platform.doel() is distinct from 'inzage-opruimen') execute function platform.alleen_toevoegen();

create policy zien_wat_weg_moet on inzage.opening for select using (
  (select platform.doel()) = 'inzage-opruimen' and tot <= (select platform.nu()) - interval '28 days'
  and (select platform.organisatie()) is null);
create policy opruimen on inzage.opening for delete using (
  (select platform.doel()) = 'inzage-opruimen' and tot <= (select platform.nu()) - interval '28 days'
  and (select platform.organisatie()) is null);
grant delete on inzage.opening to terugkeer_app;
create index opening_tot on inzage.opening (tot);
