-- Which organisation is connected, how it came so far, and whom one can call or write there.
create schema aansluiting;
grant usage on schema aansluiting to terugkeer_app;

-- True while Justid works on connections, and for nothing else.
create function aansluiting.justid_beheert() returns boolean language sql stable
  return coalesce(platform.organisatie() = 'justid' and platform.doel() = 'aansluitbeheer', false);
-- True for this organisation itself, while it works on its own connection.
create function aansluiting.is_zelf(wie text) returns boolean language sql stable
  return coalesce(wie = platform.organisatie() and platform.doel() = 'eigen-aansluiting', false);

-- A group of parties that connect together, from a day on.
create table aansluiting.cohort (
  id uuid primary key,
  naam text not null unique,
  begint_op date not null,
  aangemaakt_door text not null,
  aangemaakt_op timestamptz not null
);

-- Where an organisation stands now. Follows from the steps below; kept beside them because each message asks for it.
create table aansluiting.partij (
  organisatie text primary key,
  stap text check (stap in ('aanmelding', 'voorwaarden', 'ondertekend', 'eherkenning', 'actief')),
  cohort uuid references aansluiting.cohort (id),
  bijgewerkt_op timestamptz not null
);
create index partij_cohort on aansluiting.partij (cohort);

-- The signed conditions, as they were uploaded. Only ever given back as a download.
create table aansluiting.document (
  id uuid primary key,
  organisatie text not null,
  naam text not null,
  soort text not null check (soort in ('pdf', 'jpeg', 'png')),
  grootte integer not null check (grootte between 1 and 10485760),
  afdruk text not null,
  inhoud bytea not null,
  door text not null,
  op timestamptz not null,
  check (octet_length(inhoud) = grootte),
  unique (id, organisatie)
);

-- Every step and every step taken back: who, when, why. Only ever added to.
create table aansluiting.stap (
  volgnummer bigint generated always as identity primary key,
  organisatie text not null,
  soort text not null check (soort in ('gezet', 'teruggenomen')),
  stap text not null check (stap in ('aanmelding', 'voorwaarden', 'ondertekend', 'eherkenning', 'actief')),
  reden text,
  ondertekenaar text,
  functie text,
  ondertekend_op date,
  document uuid,
  door text not null,
  door_naam text not null,
  door_organisatie text not null,
  op timestamptz not null,
  foreign key (document, organisatie) references aansluiting.document (id, organisatie),
  check ((soort = 'teruggenomen') = (reden is not null)),
  check ((soort = 'gezet' and stap = 'ondertekend') = (document is not null)),
  check ((document is null) = (ondertekenaar is null) and (document is null) = (functie is null)
    and (document is null) = (ondertekend_op is null))
);
create index stap_organisatie on aansluiting.stap (organisatie, volgnummer);

-- Whether a party wants to hear of begin and end of a detention. The newest counts; none means yes.
create table aansluiting.voorkeur (
  volgnummer bigint generated always as identity primary key,
  organisatie text not null,
  begin_einde boolean not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index voorkeur_organisatie on aansluiting.voorkeur (organisatie, volgnummer desc);

-- Whom one can reach: shared mailboxes, and people with what they use for work.
create table aansluiting.contact (
  id uuid primary key,
  organisatie text not null,
  soort text not null check (soort in ('groepsmailbox', 'backoffice', 'persoon')),
  naam text,
  functie text,
  telefoon text,
  email text,
  -- Name, function and address in small letters without accents, for searching.
  zoektekst text not null,
  door text not null,
  op timestamptz not null,
  check ((soort = 'persoon') = (naam is not null)),
  check ((soort = 'persoon') = (functie is not null)),
  check (soort <> 'persoon' or telefoon is not null or email is not null),
  check (soort = 'persoon' or (email is not null and telefoon is null))
);
create index contact_organisatie on aansluiting.contact (organisatie);
create unique index contact_postbus on aansluiting.contact (organisatie, soort) where soort <> 'persoon';

do $$
declare tabel text;
begin
  foreach tabel in array array['partij', 'document', 'stap', 'voorkeur', 'contact', 'cohort'] loop
    execute format('alter table aansluiting.%I enable row level security', tabel);
    execute format('create policy justid on aansluiting.%I using (aansluiting.justid_beheert())
      with check (aansluiting.justid_beheert())', tabel);
  end loop;
  foreach tabel in array array['partij', 'document', 'stap', 'voorkeur', 'contact'] loop
    execute format('create policy zelf_lezen on aansluiting.%I for select using (aansluiting.is_zelf(organisatie))', tabel);
  end loop;
  foreach tabel in array array['stap', 'voorkeur', 'document'] loop
    execute format('create trigger alleen_toevoegen before update or delete or truncate on aansluiting.%I
      for each statement execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

-- A party takes the first three steps itself; who checks and who activates is Justid, also when a query is wrong.
create policy zelf_beginnen on aansluiting.partij for insert
  with check (aansluiting.is_zelf(organisatie) and stap is null and cohort is null);
-- As it stood before this statement: the policy below holds it against what is to be.
create function aansluiting.huidig_cohort(wie text) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select p.cohort from aansluiting.partij p where p.organisatie = wie and aansluiting.is_zelf(wie));
create policy zelf_verder on aansluiting.partij for update
  using (aansluiting.is_zelf(organisatie) and (stap is null or stap in ('aanmelding', 'voorwaarden', 'ondertekend')))
  with check (aansluiting.is_zelf(organisatie) and (stap is null or stap in ('aanmelding', 'voorwaarden', 'ondertekend'))
    and cohort is not distinct from aansluiting.huidig_cohort(organisatie));
create policy zelf_stap on aansluiting.stap for insert
  with check (aansluiting.is_zelf(organisatie) and door_organisatie = organisatie
    and stap in ('aanmelding', 'voorwaarden', 'ondertekend'));
create policy zelf_document on aansluiting.document for insert with check (aansluiting.is_zelf(organisatie));
create policy zelf_voorkeur on aansluiting.voorkeur for insert with check (aansluiting.is_zelf(organisatie));
create policy zelf_contact on aansluiting.contact using (aansluiting.is_zelf(organisatie))
  with check (aansluiting.is_zelf(organisatie));
-- The directory is there for every organisation that uses Terugkeer.
create policy contactgids on aansluiting.contact for select
  using (platform.organisatie() is not null and platform.doel() = 'contacten-lezen');
-- A party knows its own cohort, not who else is in it.
create policy eigen_cohort on aansluiting.cohort for select
  using (platform.doel() = 'eigen-aansluiting' and exists (
    select 1 from aansluiting.partij p where p.cohort = cohort.id and p.organisatie = (select platform.organisatie())));

grant select, insert on aansluiting.cohort, aansluiting.partij, aansluiting.document, aansluiting.stap, aansluiting.voorkeur to terugkeer_app;
grant update (stap, cohort, bijgewerkt_op) on aansluiting.partij to terugkeer_app;
grant select, insert, delete on aansluiting.contact to terugkeer_app;
grant update (naam, functie, telefoon, email, zoektekst, door, op) on aansluiting.contact to terugkeer_app;

-- One lock for "who is connected": senders share it until their messages are stored, an activation has it alone.
-- Without it a message could be made to wait just after all that waited was delivered, and wait for ever.
create function aansluiting.slot() returns bigint language sql immutable return hashtextextended('terugkeer.aansluiting', 0);

-- May a sender deliver to these organisations, and do they want to hear of begin and end? Runs as the owner, because
-- the rows themselves are not for the sender: it hears these two words and nothing else.
create function aansluiting.deelname(wie text[])
  returns table (organisatie text, actief boolean, begin_einde boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(aansluiting.slot());
  return query
    select w.id, coalesce(p.stap = 'actief', false),
      coalesce((select v.begin_einde from aansluiting.voorkeur v where v.organisatie = w.id order by v.volgnummer desc limit 1), true)
    from unnest(wie) as w (id) left join aansluiting.partij p on p.organisatie = w.id;
end $$;
revoke execute on function aansluiting.deelname(text[]) from public;
grant execute on function aansluiting.deelname(text[]) to terugkeer_app;

-- Messages that wait for their receiver.

-- When the message stood in the box of its receiver; null as long as it waits, and for ever if it was withdrawn before.
alter table berichtenbox.bericht add column bezorgd_op timestamptz;
update berichtenbox.bericht set bezorgd_op = verzonden_op where status in ('bezorgd', 'gelezen', 'ingetrokken');
alter table berichtenbox.bericht add check (status not in ('bezorgd', 'gelezen') or bezorgd_op is not null);
create index bericht_wacht on berichtenbox.bericht (ontvanger, volgnummer) where status = 'klaargezet';
-- The same word beside the content, so that its policy needs no look at the envelope.
alter table berichtenbox.inhoud add column wacht boolean not null default false;

drop policy afzender_en_ontvanger on berichtenbox.bericht;
create policy afzender_en_ontvanger on berichtenbox.bericht for select
  using ((select platform.organisatie()) = afzender
    or ((select platform.organisatie()) = ontvanger and (status in ('bezorgd', 'gelezen') or (status = 'ingetrokken' and bezorgd_op is not null))));
drop policy afzender_en_ontvanger on berichtenbox.inhoud;
create policy afzender_en_ontvanger on berichtenbox.inhoud for select
  using ((select platform.organisatie()) = afzender
    or ((select platform.organisatie()) = ontvanger and not ingetrokken and not wacht));

-- That something was not sent because its receiver does not want to hear of begin and end. Ids, no person.
create table berichtenbox.niet_gewenst (
  volgnummer bigint generated always as identity primary key,
  soort text not null check (soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')),
  afzender text not null,
  ontvanger text not null,
  dossier uuid not null,
  oorzaak uuid,
  op timestamptz not null
);
create index niet_gewenst_dossier on berichtenbox.niet_gewenst (dossier);
create index niet_gewenst_ontvanger on berichtenbox.niet_gewenst (ontvanger);
alter table berichtenbox.niet_gewenst enable row level security;
create policy afzender on berichtenbox.niet_gewenst for select using ((select platform.organisatie()) = afzender);
create policy bewaking on berichtenbox.niet_gewenst for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy versturen on berichtenbox.niet_gewenst for insert with check (afzender = platform.organisatie());
grant select, insert on berichtenbox.niet_gewenst to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on berichtenbox.niet_gewenst
  for each statement execute function platform.alleen_toevoegen();

-- What follows runs as the owner, only for Justid while it works on connections: it puts through what waits, and sees
-- of it the envelope and which gegevens are in it, never their values.
create function berichtenbox.wachtende(wie text)
  returns table (id uuid, soort text, afzender text, betrokkene uuid, dossier uuid, toets_id uuid, verzonden_op timestamptz, gegevens text[], vrij_op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.id, b.soort, b.afzender, b.betrokkene, b.dossier, b.toets_id, b.verzonden_op,
      array(select json_object_keys(i.gegevens)),
      (select min(e.gebeurd_op) from berichtenbox.bericht e
        where e.dossier = b.dossier and e.soort = 'einde-detentie' and e.status in ('klaargezet', 'bezorgd', 'gelezen'))
    from berichtenbox.bericht b join berichtenbox.inhoud i on i.bericht_id = b.id
    where aansluiting.justid_beheert() and b.ontvanger = wie and b.status = 'klaargezet'
    order by b.volgnummer;
  end;

-- Puts these in the box of their receiver, with no more gegevens in them than are named here. Says which it did.
create function berichtenbox.bezorg(ids uuid[], nu timestamptz, laatste_dag date, toets uuid, toegestaan text[])
  returns setof uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not aansluiting.justid_beheert() then
    raise exception 'alleen Justid bezorgt wat wacht' using errcode = 'insufficient_privilege';
  end if;
  return query
    with klaar as (
      update berichtenbox.bericht b
      set status = 'bezorgd', bezorgd_op = nu, toets_id = toets, termijn = case when b.termijn is null then null else laatste_dag end,
        inrichting = case when 'huidige-verblijfplaats' = any (toegestaan) or b.soort = 'antwoord' then b.inrichting end
      where b.id = any (ids) and b.status = 'klaargezet'
        and exists (select 1 from aansluiting.partij p where p.organisatie = b.ontvanger and p.stap = 'actief')
      returning b.id)
    , open as (
      update berichtenbox.inhoud i
      set wacht = false,
        gegevens = (select json_object_agg(g.key, g.value) from json_each(i.gegevens) g where g.key = any (toegestaan)),
        vrijlating = case when 'einde-detentie' = any (toegestaan) or i.vrijlating is null then i.vrijlating end,
        zoeknaam = case when 'naam' = any (toegestaan) then i.zoeknaam else '' end
      from klaar where i.bericht_id = klaar.id
      returning i.bericht_id)
    select bericht_id from open;
end $$;

-- Keeps these from their receiver for good, with the reason, visible for their sender.
create function berichtenbox.houd_tegen(ids uuid[], nu timestamptz, waarom text, ongewenst boolean)
  returns setof uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not aansluiting.justid_beheert() then
    raise exception 'alleen Justid houdt tegen wat wacht' using errcode = 'insufficient_privilege';
  end if;
  if ongewenst then
    insert into berichtenbox.niet_gewenst (soort, afzender, ontvanger, dossier, oorzaak, op)
      select b.soort, b.afzender, b.ontvanger, b.dossier, b.oorzaak, nu from berichtenbox.bericht b
      where b.id = any (ids) and b.status = 'klaargezet' order by b.volgnummer;
  end if;
  return query
    with dicht as (
      update berichtenbox.bericht b
      set status = case when ongewenst then 'ingetrokken' else 'onbestelbaar' end,
        ingetrokken_op = case when ongewenst then nu end, reden = waarom
      where b.id = any (ids) and b.status = 'klaargezet'
      returning b.id)
    , weg as (
      update berichtenbox.inhoud i set ingetrokken = true from dicht where i.bericht_id = dicht.id
      returning i.bericht_id)
    select bericht_id from weg;
end $$;

revoke execute on function berichtenbox.wachtende(text), berichtenbox.bezorg(uuid[], timestamptz, date, uuid, text[]),
  berichtenbox.houd_tegen(uuid[], timestamptz, text, boolean) from public;
grant execute on function berichtenbox.wachtende(text), berichtenbox.bezorg(uuid[], timestamptz, date, uuid, text[]),
  berichtenbox.houd_tegen(uuid[], timestamptz, text, boolean) to terugkeer_app;
