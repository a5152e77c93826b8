-- A request is turned down on a ground of the law, and what was written down by mistake is withdrawn with why.
-- SPDX-License-Identifier: EUPL-1.2
alter table inzage.verzoekregel drop constraint verzoekregel_soort_check;
alter table inzage.verzoekregel add constraint verzoekregel_soort_check
  check (soort in ('verlengd', 'beantwoord', 'geweigerd', 'ingetrokken'));
alter table inzage.verzoekregel add column grond text check (grond is null or soort = 'geweigerd');
