-- The reason of an objection that was made to a receiver: asked by the inrichting, written down once, before it can be turned
-- down (AVG art. 21 lid 1: on grounds relating to the particular situation of the person).
-- SPDX-License-Identifier: EUPL-1.2

alter table toestemming.bezwaarstap drop constraint bezwaarstap_soort_check;
alter table toestemming.bezwaarstap add constraint bezwaarstap_soort_check
  check (soort in ('toegelicht', 'verlengd', 'gegrond', 'afgewezen', 'ingetrokken'));
drop index toestemming.bezwaarstap_einde;
-- It ends once, whoever is first.
create unique index bezwaarstap_einde on toestemming.bezwaarstap (bezwaar)
  where soort not in ('toegelicht', 'verlengd');
