-- Each distinct question put to the register with its oordeel. No personal data: the same question of two people is one row.
create schema grondslagen;
grant usage on schema grondslagen to terugkeer_app;

create table grondslagen.toets (
  id uuid primary key,
  registerversie text not null,
  vraag json not null,
  oordeel json not null,
  gesteld_op timestamptz not null
);
grant select, insert on grondslagen.toets to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on grondslagen.toets
  for each statement execute function platform.alleen_toevoegen();
