-- A line of an act is written down once: a copy is refused, also from who may pass over triggers. A log that holds copies
-- already must still be able to start, and to be exported: the verifier then names them.
do $$ begin
  create unique index regel_daad on logboek.regel (daad, plek) where daad is not null;
exception when unique_violation then
  raise warning 'logboek.regel holds copies of lines: make an export and verify it';
end $$;

-- A job that was running when the server was killed no longer keeps the next one waiting. Tables of the queue come after
-- these, so in a new database there is nothing to do.
do $$ begin
  if to_regclass('wachtrij.queue') is not null then
    update wachtrij.queue set policy = 'short' where name in ('logboek-zegelen', 'ldv-bijwerken');
  end if;
end $$;
