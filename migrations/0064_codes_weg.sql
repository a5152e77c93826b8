-- What gave someone a look with a code goes when it is long over: the session in which someone looked at once, the code itself
-- fourteen days after it could last be used. Until then the casemanager sees what became of it.
-- SPDX-License-Identifier: EUPL-1.2

-- That an overview was opened, and with which code, stays; the code itself does not have to.
alter table inzage.opening drop constraint opening_code_fkey;

-- Each inrichting clears away its own codes. Whoever acts for none sees that there is something to clear, and at which.
create policy zien_wat_weg_moet on inzage.code for select using (
  (select platform.doel()) = 'inzage-opruimen' and verloopt_op <= (select platform.nu()) - interval '14 days'
  and organisatie = coalesce((select platform.organisatie()), organisatie));
create policy opruimen on inzage.code for delete using (
  (select platform.doel()) = 'inzage-opruimen' and verloopt_op <= (select platform.nu()) - interval '14 days'
  and organisatie = (select platform.organisatie()));
grant delete on inzage.code to terugkeer_app;

create policy zien_wat_weg_moet on inzage.sessie for select using (
  (select platform.doel()) = 'inzage-opruimen' and verloopt_op <= (select platform.nu())
  and (select platform.organisatie()) is null);
create policy opruimen on inzage.sessie for delete using (
  (select platform.doel()) = 'inzage-opruimen' and verloopt_op <= (select platform.nu())
  and (select platform.organisatie()) is null);
