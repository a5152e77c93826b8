-- Every judgement of a broken glass is kept, also when a later one follows. An order to look at a colleague has its own
-- reference. And a reason to break the glass is asked whether it names whom it is about: yes or no.
-- SPDX-License-Identifier: EUPL-1.2

create table personen.glasbraakoordeel (
  volgnummer bigint generated always as identity primary key,
  glasbraak uuid not null references personen.glasbraak (id),
  organisatie text not null,
  oordeel text not null check (oordeel in ('terecht', 'onterecht', 'nader-onderzoek')),
  toelichting text not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index glasbraakoordeel_glasbraak on personen.glasbraakoordeel (glasbraak, volgnummer);
insert into personen.glasbraakoordeel (glasbraak, organisatie, oordeel, toelichting, door, door_naam, op)
  select id, organisatie, oordeel, toelichting, beoordeeld_door, beoordeeld_naam, beoordeeld_op
  from personen.glasbraak where oordeel is not null order by beoordeeld_op, id;
create trigger alleen_toevoegen before update or delete or truncate on personen.glasbraakoordeel
  for each statement execute function platform.alleen_toevoegen();

alter table personen.glasbraakoordeel enable row level security;
create policy toezicht on personen.glasbraakoordeel for select
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'glasbraken-beoordelen');
grant select on personen.glasbraakoordeel to terugkeer_app;

-- Kept by the database itself: whoever may judge cannot leave it out, nor write one that was not given. It runs as the owner.
create function personen.bewaar_oordeel() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into personen.glasbraakoordeel (glasbraak, organisatie, oordeel, toelichting, door, door_naam, op)
    values (new.id, new.organisatie, new.oordeel, new.toelichting, new.beoordeeld_door, new.beoordeeld_naam, new.beoordeeld_op);
  return null;
end $$;
revoke execute on function personen.bewaar_oordeel() from public;
create trigger bewaar_oordeel after update on personen.glasbraak
  for each row when (new.oordeel is not null) execute function personen.bewaar_oordeel();

-- Of whom was found by this search of this user, a moment ago. It runs as the owner: before the glass is broken its searcher
-- sees nobody. `tekst` has one space around each word.
create function personen.noemt(gezocht uuid, tekst text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select exists (
      select from personen.zoekpoging z join detentie.persoon p on p.id = z.persoon,
        lateral (
          select p.zoeknaam as naam
          union all select unnest(string_to_array(p.zoeknaam, '-'))
          union all select unnest(regexp_split_to_array(p.gegevens ->> 'voornamen', '[[:space:]-]+'))
        ) as n
      where z.id = noemt.gezocht and z.gebruiker = platform.gebruiker() and z.organisatie = platform.organisatie()
        and z.op > platform.nu() - interval '15 minutes'
        and length(berichtenbox.als_woorden(n.naam)) > 1
        and strpos(noemt.tekst, ' ' || berichtenbox.als_woorden(n.naam) || ' ') > 0);
  end;
revoke execute on function personen.noemt(uuid, text) from public;
grant execute on function personen.noemt(uuid, text) to terugkeer_app;

-- The reference of the order; of those from before it was asked nobody knows it.
alter table toezicht.onderzoek add column mandaat_kenmerk text;
