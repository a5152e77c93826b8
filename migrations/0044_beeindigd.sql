-- What still waited for an address that was ended before now can never be told, nor tried again: it falls away, as it
-- does from now on when an address is ended.
update bezorging.aflevering f set status = 'vervallen', laatste_reden = 'Het adres is beëindigd.'
from bezorging.abonnement a
where a.id = f.abonnement and a.stand = 'beeindigd' and f.status in ('wacht', 'aangehouden', 'dood');
