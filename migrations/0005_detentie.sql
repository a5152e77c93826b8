-- People in detention, the events as they were delivered, and the periods that follow from them.
create schema detentie;
grant usage on schema detentie to terugkeer_app;

create table detentie.persoon (
  id uuid primary key,
  bron text not null,
  -- Numbers that a standing event names; both are gone when every event about someone was struck out.
  bsn text unique,
  skn text unique,
  -- Surname in lower case without accents, for searching.
  zoeknaam text not null,
  -- As in the newest event, by moment of happening.
  gegevens json not null,
  gegevens_van timestamptz not null
);

create index persoon_zoeknaam on detentie.persoon (bron, zoeknaam text_pattern_ops);

create table detentie.gebeurtenis (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  soort text not null,
  tijdstip timestamptz not null,
  ontvangen_op timestamptz not null,
  afdruk text not null,
  inrichting text,
  -- The event that this one strikes out.
  corrigeert uuid
);
create index gebeurtenis_persoon on detentie.gebeurtenis (persoon_id);

-- The event as it was delivered, with the person in it: apart, so that who watches over the sending never sees whom.
create table detentie.levering (
  gebeurtenis_id uuid primary key references detentie.gebeurtenis (id),
  bron text not null,
  inhoud json not null
);

-- A decision of a person on where someone belongs, when the events do not tell. Part of the history, like an event.
create table detentie.toewijzing (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  persoon_id uuid not null references detentie.persoon (id),
  periode_id uuid not null,
  bron text not null,
  gemeentecode text not null,
  reden text not null,
  door text not null,
  op timestamptz not null
);
create index toewijzing_persoon on detentie.toewijzing (persoon_id);

-- The periods as they follow from all events known now. Can be thrown away and rebuilt.
create table detentie.periode (
  id uuid primary key,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  stand text not null check (stand in ('loopt', 'beeindigd', 'einde-onbekend', 'vervallen')),
  begin_op timestamptz not null,
  inrichting text not null,
  verwachte_einddatum date,
  einde_op timestamptz,
  thuis text,
  vestiging text,
  bijgewerkt_op timestamptz not null
);
create index periode_persoon on detentie.periode (persoon_id);
create index periode_loopt on detentie.periode (verwachte_einddatum) where stand = 'loopt';

-- What a person must look at: nobody falls out in silence.
create table detentie.openstaand (
  id uuid primary key,
  persoon_id uuid not null references detentie.persoon (id),
  bron text not null,
  soort text not null check (soort in ('gemeente-onbekend', 'zonder-vast-adres', 'einde-ontbreekt', 'binnenkomst-ontbreekt')),
  onderwerp uuid not null,
  eigenaar text not null,
  sinds timestamptz not null,
  opgelost_op timestamptz
);
create unique index openstaand_een on detentie.openstaand (soort, onderwerp) where opgelost_op is null;
create index openstaand_persoon on detentie.openstaand (persoon_id) where opgelost_op is null;

-- The source sees its own. The operator of the message box sees what happened, only to watch over the sending; who it
-- was about it never sees.
do $$
declare tabel text;
begin
  foreach tabel in array array['persoon', 'gebeurtenis', 'levering', 'toewijzing', 'periode', 'openstaand'] loop
    execute format('alter table detentie.%I enable row level security', tabel);
    execute format('create policy van_bron on detentie.%I using (bron = platform.organisatie())
      with check (bron = platform.organisatie())', tabel);
  end loop;
  foreach tabel in array array['gebeurtenis', 'toewijzing', 'periode', 'openstaand'] loop
    execute format('create policy bewaking on detentie.%I for select
      using (platform.organisatie() = ''justid'' and platform.doel() = ''bewaking'')', tabel);
  end loop;
  foreach tabel in array array['gebeurtenis', 'levering', 'toewijzing'] loop
    execute format('grant select, insert on detentie.%I to terugkeer_app', tabel);
    execute format('create trigger alleen_toevoegen before update or delete or truncate on detentie.%I
      for each statement execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

grant select, insert, update on detentie.persoon, detentie.periode, detentie.openstaand to terugkeer_app;
