-- The step of a caller in which an act was asked for (W3C Trace Context), beside its lines: what those say is sealed in a form
-- of its own. The id of the act follows from the step and `zout`, and is sealed. An act that nobody else asked for has no row.
-- SPDX-License-Identifier: EUPL-1.2

create table logboek.ouder (
  daad text primary key check (daad ~ '^[0-9a-f]{16}$'),
  organisatie text not null,
  ouder text not null check (ouder ~ '^[0-9a-f]{16}$'),
  zout text not null
);
alter table logboek.ouder enable row level security;
create policy eigen_daden on logboek.ouder for insert with check (organisatie = platform.organisatie());
create policy ldv_leest on logboek.ouder for select using ((select logboek.werkt_ldv_bij()));
grant select, insert on logboek.ouder to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on logboek.ouder
  for each statement execute function platform.alleen_toevoegen();

create index regel_ingetrokken on logboek.regel (onderwerp) where handeling = 'ingetrokken';

-- The line of the logboek because of which each of these is told: of giving the message, or of taking it back. Of the line
-- only which step it is. For who tells systems, who sees no lines.
create function bezorging.herkomst(welke uuid[])
  returns table (aflevering uuid, volgnummer bigint, spoor text, daad text, plek integer, aantal integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select f.id, g.volgnummer, g.spoor, g.daad, g.plek, g.aantal
    from bezorging.aflevering f
    cross join lateral (
      select * from logboek.regel r where r.onderwerp = f.bericht and r.handeling = 'verstrekt'
        and r.spoor ~ '^[0-9a-f]{32}$'
      order by abs(extract(epoch from r.op - f.gemaakt_op)), r.volgnummer limit 1
    ) g
    where f.id = any (welke) and f.soort = 'ontvangen' and bezorging.is_bezorger()
    union all
    select f.id, g.volgnummer, g.spoor, g.daad, g.plek, g.aantal
    from bezorging.aflevering f
    cross join lateral (
      select * from logboek.regel r where r.onderwerp = f.bericht and r.handeling = 'ingetrokken'
        and r.spoor ~ '^[0-9a-f]{32}$'
      order by abs(extract(epoch from r.op - f.gemaakt_op)), r.volgnummer limit 1
    ) g
    where f.id = any (welke) and f.soort <> 'ontvangen' and bezorging.is_bezorger();
  end;
revoke execute on function bezorging.herkomst(uuid[]) from public;
grant execute on function bezorging.herkomst(uuid[]) to terugkeer_app;
