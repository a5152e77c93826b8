-- A code that was taken back opens nothing any more, also for who is looking with it at that moment.
-- SPDX-License-Identifier: EUPL-1.2

alter policy openen on inzage.opening with check (
  platform.doel() = 'inzage' and organisatie = platform.organisatie() and gebruiker = platform.gebruiker()
  and op = platform.nu()
  and case when code is null then inzage.is_eigen(over, null)
    else exists (select from inzage.sessie s join inzage.code c on c.id = s.code
      where s.code = opening.code and s.organisatie = opening.organisatie
        and s.verloopt_op > platform.nu() and c.ingetrokken_op is null) end);
