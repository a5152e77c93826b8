-- An objection that was granted can be ended by who made it: taken back, or its reason is gone. With who said so and on which
-- day. What was decided stays, so that how it stood at any moment can be asked.
-- SPDX-License-Identifier: EUPL-1.2

alter table toestemming.bezwaarstap add column namens text check (namens in ('betrokkene', 'curator', 'mentor'));
alter table toestemming.bezwaarstap add column gezegd_op date;
alter table toestemming.bezwaarstap drop constraint bezwaarstap_soort_check;
alter table toestemming.bezwaarstap add constraint bezwaarstap_soort_check
  check (soort in ('toegelicht', 'verlengd', 'gegrond', 'afgewezen', 'ingetrokken', 'teruggenomen', 'achterhaald'));
-- Who said it belongs to an ending, and to nothing else: an answer is of the inrichting.
alter table toestemming.bezwaarstap add constraint bezwaarstap_gezegd check (
  (soort in ('teruggenomen', 'achterhaald')) = (namens is not null) and (namens is null) = (gezegd_op is null));
drop index toestemming.bezwaarstap_einde;
-- It is answered once, and ended once, whoever is first.
create unique index bezwaarstap_antwoord on toestemming.bezwaarstap (bezwaar)
  where soort in ('gegrond', 'afgewezen', 'ingetrokken');
create unique index bezwaarstap_beeindigd on toestemming.bezwaarstap (bezwaar)
  where soort in ('teruggenomen', 'achterhaald');

-- Ending it lets telling begin again: that is for who may write one down, so of whom one holds.
drop policy behandelen on toestemming.bezwaarstap;
create policy behandelen on toestemming.bezwaarstap for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and (soort not in ('teruggenomen', 'achterhaald') or toestemming.is_eigen(persoon))
  and exists (select from toestemming.bezwaar b where b.id = bezwaar and b.persoon = bezwaarstap.persoon));
