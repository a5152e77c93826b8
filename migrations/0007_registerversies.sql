-- Every version of the register that ever decided, whole, so that each stored oordeel can be worked out again with its own law.
create table grondslagen.registerversie (
  versie text primary key,
  inhoud json not null,
  sinds timestamptz not null
);
grant select, insert on grondslagen.registerversie to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on grondslagen.registerversie
  for each statement execute function platform.alleen_toevoegen();
