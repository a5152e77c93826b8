-- From now on each checkpoint holds the hash of the one before it: who takes one out, or builds them anew, makes other ones.
-- What was sealed before stays as it was signed: version 1, which names none.
alter table logboek.zegel
  add column versie smallint not null default 1 check (versie in (1, 2)),
  -- The hash of the checkpoint before it; null for the first of a log.
  add column vorige text check (vorige ~ '^[0-9a-f]{64}$'),
  add constraint zegel_vorige check (versie = 2 or vorige is null);
