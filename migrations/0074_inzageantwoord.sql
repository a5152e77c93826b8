-- How and when a request was answered, and that what was ended by mistake can be opened again.
-- SPDX-License-Identifier: EUPL-1.2
alter table inzage.verzoekregel drop constraint verzoekregel_soort_check;
alter table inzage.verzoekregel add constraint verzoekregel_soort_check
  check (soort in ('verlengd', 'beantwoord', 'geweigerd', 'ingetrokken', 'heropend'));
alter table inzage.verzoekregel add column hoe text
  check (hoe is null or (soort = 'beantwoord' and hoe in ('uitgereikt', 'brief', 'code', 'mondeling')));
alter table inzage.verzoekregel add column gegeven_op date check (gegeven_op is null or soort = 'beantwoord');
-- How often it had been opened again: in each round it is ended once, and opened again once.
alter table inzage.verzoekregel add column ronde integer not null default 0;
drop index inzage.verzoekregel_einde;
create unique index verzoekregel_einde on inzage.verzoekregel (verzoek, ronde)
  where soort in ('beantwoord', 'geweigerd', 'ingetrokken');
create unique index verzoekregel_heropend on inzage.verzoekregel (verzoek, ronde) where soort = 'heropend';
