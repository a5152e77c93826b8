-- What waits in a box is counted and listed on each page of it, and is a small part of what was ever in it.
create index bericht_open on berichtenbox.bericht (ontvanger, volgnummer desc)
  where opgepakt_op is null and status in ('bezorgd', 'gelezen');
