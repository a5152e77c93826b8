-- The ground everything stands on: the role of the app, and who acts in this transaction.

-- The app acts in this role. It owns nothing and row-level security binds it. Roles belong to the whole
-- server, so another database may have made it already, perhaps at this very moment.
do $$
begin
  create role terugkeer_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'terugkeer_app', 'set') then
    execute format('grant terugkeer_app to %I', current_user);
  end if;
exception when undefined_function or invalid_parameter_value then
  execute format('grant terugkeer_app to %I', current_user); -- PostgreSQL 15 knows no 'set' privilege
end $$;

create schema platform;
grant usage on schema platform to terugkeer_app;

-- Who acts. Unset means nobody, and nobody sees nothing.
create function platform.organisatie() returns text language sql stable
  return nullif(current_setting('terugkeer.organisatie', true), '');
create function platform.doel() returns text language sql stable
  return nullif(current_setting('terugkeer.doel', true), '');

-- For tables whose rows are facts of the past: nothing may change or leave them, whoever asks.
create function platform.alleen_toevoegen() returns trigger language plpgsql as $$
begin
  raise exception 'rijen van % worden alleen toegevoegd, nooit gewijzigd of verwijderd', tg_relid::regclass
    using errcode = 'restrict_violation';
end $$;

-- What kind of database this is, so that a training server never opens the real one.
create table platform.kenmerk (naam text primary key, waarde text not null);
grant select, insert on platform.kenmerk to terugkeer_app;
