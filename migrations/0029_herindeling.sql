-- Municipalities that are merged into others on a day: planned, confirmed by a second person, and carried out once.
create schema herindeling;
grant usage on schema herindeling to terugkeer_app;

create function herindeling.beheert() returns boolean language sql stable
  return coalesce(platform.organisatie() = 'justid' and platform.doel() = 'herindelingen-beheren', false);
create function herindeling.voert_uit() returns boolean language sql stable
  return coalesce(platform.organisatie() = 'justid' and platform.doel() = 'herindelingen-uitvoeren', false);

-- One municipality that ends, and into which it goes. More than one successor is a split: that is for people.
create table herindeling.plan (
  id uuid primary key,
  van text not null,
  naar text[] not null check (cardinality(naar) between 1 and 10 and not van = any (naar)),
  -- The first day on which the old one is no more.
  datum date not null,
  bron text not null,
  gepland_door text not null,
  bevestigd_door text,
  bevestigd_op timestamptz,
  afgelast_op timestamptz,
  begonnen_op timestamptz,
  voltooid_op timestamptz,
  check ((bevestigd_door is null) = (bevestigd_op is null)),
  constraint vier_ogen check (bevestigd_door <> gepland_door),
  check (begonnen_op is null or (bevestigd_op is not null and afgelast_op is null)),
  check (voltooid_op is null or begonnen_op is not null)
);
create unique index plan_van on herindeling.plan (van) where afgelast_op is null;

-- What happened to a plan. Only ever added to.
create table herindeling.regel (
  volgnummer bigint generated always as identity primary key,
  plan uuid not null references herindeling.plan (id),
  handeling text not null check (handeling in ('gepland', 'bevestigd', 'datum-gewijzigd', 'afgelast', 'begonnen', 'voltooid')),
  datum date not null,
  reden text,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create trigger alleen_toevoegen before update or delete or truncate on herindeling.regel
  for each statement execute function platform.alleen_toevoegen();

alter table herindeling.plan enable row level security;
alter table herindeling.regel enable row level security;
-- Which municipality goes into which is public: whoever acts at all may know it.
create policy iedereen on herindeling.plan for select
  using (platform.organisatie() is not null or platform.doel() is not null);
create policy plannen on herindeling.plan for insert
  with check (herindeling.beheert() and gepland_door = platform.gebruiker() and bevestigd_op is null and begonnen_op is null);
-- What has begun does not go back.
create policy wijzigen on herindeling.plan for update using (herindeling.beheert() and begonnen_op is null and afgelast_op is null)
  with check (herindeling.beheert() and begonnen_op is null and (bevestigd_door is null or bevestigd_door = platform.gebruiker() or afgelast_op is not null));
create policy uitvoeren on herindeling.plan for update using (herindeling.voert_uit()) with check (herindeling.voert_uit());
create policy beheer on herindeling.regel for select using (herindeling.beheert());
create policy in_eigen_naam on herindeling.regel for insert
  with check ((herindeling.beheert() or herindeling.voert_uit()) and door = platform.gebruiker());
grant select, insert on herindeling.plan, herindeling.regel to terugkeer_app;
grant update (datum, bron, gepland_door, bevestigd_door, bevestigd_op, afgelast_op, begonnen_op, voltooid_op) on herindeling.plan to terugkeer_app;

-- The bill for this one was before parliament when this was written; whether it became law is for people to find out.
with nieuw as (
  insert into herindeling.plan (id, van, naar, datum, bron, gepland_door)
  values ('0192f0c0-0000-7000-8000-000000001696', '1696', '{0402}', '2027-01-01',
    'Wetsvoorstel van november 2025: Wijdemeren wordt bij Hilversum gevoegd. Of de wet is aangenomen, is niet nagegaan.', 'brongegevens')
  returning id, datum)
insert into herindeling.regel (plan, handeling, datum, reden, door, door_naam, op)
  select id, 'gepland', datum, 'Overgenomen uit een openbare bron, nog niet bevestigd.', 'brongegevens', 'Brongegevens', now() from nieuw;

-- True for an organisation that no longer is, on this day: its box is that of another.
create function herindeling.is_opgegaan(organisatie text, dag date) returns boolean language sql stable
  return exists (
    select 1 from herindeling.plan p
    where organisatie in ('college-' || p.van, 'burgemeester-' || p.van) and p.bevestigd_op is not null
      and p.afgelast_op is null and p.datum <= dag and cardinality(p.naar) = 1);

-- Whom a message was for when it was sent, and who sent it; null for what never moved.
alter table berichtenbox.bericht add column eerste_ontvanger text, add column eerste_afzender text;

-- What moves along as it stands: a column with the id of an organisation. A new table with such a column gets a line
-- here, or a word in the test that says why it stays.
create table herindeling.gaat_mee (
  tabel text not null,
  kolom text not null,
  primary key (tabel, kolom)
);
insert into herindeling.gaat_mee values
  ('berichtenbox.niet_van_ons', 'ontvanger'), ('berichtenbox.omleidbesluit', 'ontvanger'), ('bezorging.nieuws', 'organisatie');

-- A person with the roles of this person moves as one; what hangs on them follows.
alter table toegang.machtiging drop constraint machtiging_medewerker_organisatie_fkey;
alter table toegang.machtiging add constraint machtiging_medewerker_organisatie_fkey
  foreign key (medewerker, organisatie) references toegang.medewerker (id, organisatie) on update cascade;
alter table toegang.voorstel drop constraint voorstel_machtiging_organisatie_fkey;
alter table toegang.voorstel add constraint voorstel_machtiging_organisatie_fkey
  foreign key (machtiging, organisatie) references toegang.machtiging (id, organisatie) on update cascade;
alter table toegang.machtigingsregel drop constraint machtigingsregel_handeling_check;
alter table toegang.machtigingsregel add constraint machtigingsregel_handeling_check check (handeling in (
  'gegeven', 'gevraagd', 'bevestigd', 'afgewezen', 'einddatum-gewijzigd', 'einddatum-gevraagd',
  'ingetrokken', 'intrekking-gevraagd', 'vraag-vervallen', 'herzien', 'overgenomen',
  'koppeling-gemaakt', 'koppeling-gevraagd', 'koppeling-beeindigd', 'sleutels-vervangen', 'sleutels-gevraagd',
  'bereik-gewijzigd', 'bereik-gevraagd', 'certificaat-gewijzigd', 'certificaat-gevraagd'));

-- What follows runs as the owner, only for the server itself while it carries out a merger.

create function herindeling.eis_uitvoering() returns void language plpgsql stable as $$
begin
  if not herindeling.voert_uit() then
    raise exception 'alleen de server zelf voert een herindeling uit' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- People with their roles, as they were given and confirmed, until the day they end. Whoever is known to the successor
-- already gets the roles there. Sessions end: who comes back is vouched for again.
create function herindeling.verhuis_mensen(oud text, nieuw text, nu timestamptz, waarom text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare mens record;
begin
  perform herindeling.eis_uitvoering();
  delete from toegang.sessie s using toegang.machtiging m where m.id = s.machtiging and m.organisatie = oud;
  insert into toegang.machtigingsregel (op, organisatie, handeling, rol, medewerker, machtiging, van, tot, reden, door, door_organisatie)
    select nu, nieuw, 'overgenomen', m.rol,
      coalesce((select d.id from toegang.medewerker d where d.organisatie = nieuw and d.aanbieder = w.aanbieder and d.onderwerp = w.onderwerp), w.id),
      m.id, m.van, m.tot, waarom, 'herindeling', 'justid'
    from toegang.machtiging m join toegang.medewerker w on w.id = m.medewerker
    where m.organisatie = oud and m.ingetrokken_op is null;
  for mens in
    select w.id as oud_id, d.id as nieuw_id from toegang.medewerker w
    join toegang.medewerker d on d.organisatie = nieuw and d.aanbieder = w.aanbieder and d.onderwerp = w.onderwerp
    where w.organisatie = oud
  loop
    update toegang.machtiging m set medewerker = mens.nieuw_id, organisatie = nieuw where m.medewerker = mens.oud_id and m.organisatie = oud;
  end loop;
  update toegang.medewerker w set organisatie = nieuw
    where w.organisatie = oud and not exists (
      select 1 from toegang.medewerker d where d.organisatie = nieuw and d.aanbieder = w.aanbieder and d.onderwerp = w.onderwerp);
end $$;

-- How far it was with connecting, whom one can reach, and what it chose. What the successor has itself goes before.
create function herindeling.verhuis_aansluiting(oud text, nieuw text, nu timestamptz, waarom text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was text; wordt text; keuze boolean;
begin
  perform herindeling.eis_uitvoering();
  select stap into was from aansluiting.partij where organisatie = oud;
  select stap into wordt from aansluiting.partij where organisatie = nieuw;
  select v.begin_einde into keuze from aansluiting.voorkeur v where v.organisatie = oud order by v.volgnummer desc limit 1;
  if was = 'actief' then
    if wordt is distinct from 'actief' then
      insert into aansluiting.stap (organisatie, soort, stap, door, door_naam, door_organisatie, op)
        values (nieuw, 'gezet', 'actief', 'herindeling', waarom, 'justid', nu);
      insert into aansluiting.partij (organisatie, stap, bijgewerkt_op) values (nieuw, 'actief', nu)
        on conflict (organisatie) do update set stap = 'actief', bijgewerkt_op = nu;
      if keuze is not null and not exists (select 1 from aansluiting.voorkeur v where v.organisatie = nieuw) then
        insert into aansluiting.voorkeur (organisatie, begin_einde, door, door_naam, op) values (nieuw, keuze, 'herindeling', waarom, nu);
      end if;
    end if;
    insert into aansluiting.stap (organisatie, soort, stap, reden, door, door_naam, door_organisatie, op)
      values (oud, 'teruggenomen', 'actief', waarom, 'herindeling', 'Herindeling', 'justid', nu);
    update aansluiting.partij set stap = 'eherkenning', bijgewerkt_op = nu where organisatie = oud;
  end if;
  update aansluiting.contact c set organisatie = nieuw
    where c.organisatie = oud and (c.soort = 'persoon'
      or not exists (select 1 from aansluiting.contact d where d.organisatie = nieuw and d.soort = c.soort));
  -- A second shared mailbox becomes a way to reach people; an organisation keeps one of each.
  update aansluiting.contact c set organisatie = nieuw, soort = 'persoon', naam = 'Groepsmailbox', functie = waarom,
      zoektekst = 'groepsmailbox ' || lower(c.email), stuk_op = null, stuk_reden = null
    where c.organisatie = oud;
end $$;

-- Addresses of systems, what must still be told them, and how often mail comes. Jobs name no organisation: they go on.
create function herindeling.verhuis_meldingen(oud text, nieuw text, nu timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform herindeling.eis_uitvoering();
  update bezorging.aflevering f set abonnement = d.id
    from bezorging.abonnement a join bezorging.abonnement d on d.organisatie = nieuw and d.adres = a.adres and d.stand <> 'beeindigd'
    where f.abonnement = a.id and a.organisatie = oud and a.stand <> 'beeindigd' and f.organisatie = oud;
  update bezorging.abonnement a set stand = 'beeindigd', beeindigd_door = 'herindeling', beeindigd_op = nu
    where a.organisatie = oud and a.stand <> 'beeindigd' and exists (
      select 1 from bezorging.abonnement d where d.organisatie = nieuw and d.adres = a.adres and d.stand <> 'beeindigd');
  update bezorging.abonnement a set organisatie = nieuw where a.organisatie = oud;
  -- What was to be counted in a mail of the old one is counted in the next mail of the new one.
  update bezorging.nieuws n set mail = null from bezorging.mail m
    where m.id = n.mail and m.organisatie = oud and m.stand = 'wacht';
  update bezorging.mail m set stand = 'vervallen', laatste_op = nu, laatste_reden = 'herindeling'
    where m.organisatie = oud and m.stand = 'wacht';
  update bezorging.postkeuze k set organisatie = nieuw
    where k.organisatie = oud and not exists (select 1 from bezorging.postkeuze d where d.organisatie = nieuw);
  update bezorging.aflevering f set organisatie = nieuw where f.organisatie = oud;
end $$;

-- A number of messages with what hangs on them, in the box of the successor. Each stands in one box at any moment.
create function herindeling.verhuis_berichten(oud text, nieuw text, hoeveel integer)
  returns table (id uuid, betrokkene uuid, toets_id uuid, volgnummer bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform herindeling.eis_uitvoering();
  return query
    with deel as (
      select b.id from berichtenbox.bericht b where b.ontvanger = oud or b.afzender = oud
      order by b.volgnummer limit hoeveel for update)
    , kop as (
      update berichtenbox.bericht b set
        eerste_ontvanger = case when b.ontvanger = oud then coalesce(b.eerste_ontvanger, oud) else b.eerste_ontvanger end,
        eerste_afzender = case when b.afzender = oud then coalesce(b.eerste_afzender, oud) else b.eerste_afzender end,
        ontvanger = case when b.ontvanger = oud then nieuw else b.ontvanger end,
        afzender = case when b.afzender = oud then nieuw else b.afzender end
      from deel where b.id = deel.id
      returning b.id, b.betrokkene, b.toets_id, b.volgnummer, b.ontvanger, b.afzender)
    , romp as (
      update berichtenbox.inhoud i set ontvanger = kop.ontvanger, afzender = kop.afzender
      from kop where i.bericht_id = kop.id)
    select kop.id, kop.betrokkene, kop.toets_id, kop.volgnummer from kop order by kop.volgnummer;
end $$;

-- Everything of the list above that is not a table with rules of its own. Says how many rows went.
create function herindeling.verhuis_overige(oud text, nieuw text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare deel record; rijen bigint; totaal bigint := 0;
begin
  perform herindeling.eis_uitvoering();
  for deel in select tabel, kolom from herindeling.gaat_mee order by 1, 2 loop
    execute format('update %s set %I = $2 where %I = $1', deel.tabel::regclass, deel.kolom, deel.kolom) using oud, nieuw;
    get diagnostics rijen = row_count;
    totaal := totaal + rijen;
  end loop;
  return totaal;
end $$;

-- Of a municipality that is split: each detention of which something still stands in its box is put to a person, once.
alter table berichtenbox.niet_van_ons drop constraint niet_van_ons_reden_check;
alter table berichtenbox.niet_van_ons add constraint niet_van_ons_reden_check
  check (reden in ('verhuisd', 'niet-ingeschreven', 'andere-gemeente-helpt', 'anders', 'gemeente-gesplitst'));
create function herindeling.leg_voor(oud text, nu timestamptz) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select herindeling.eis_uitvoering();
    with nieuw as (
      insert into berichtenbox.niet_van_ons (id, bericht, soort, dossier, afzender, ontvanger, inrichting, reden, door, op)
      select gen_random_uuid(), b.id, b.soort, b.dossier, b.afzender, b.ontvanger, b.inrichting, 'gemeente-gesplitst', 'herindeling', nu
      from (
        select distinct on (e.dossier) e.* from berichtenbox.bericht e
        where e.ontvanger = oud and e.status in ('klaargezet', 'bezorgd', 'gelezen')
          and e.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')
        order by e.dossier, e.volgnummer desc) b
      where not exists (
        select 1 from berichtenbox.niet_van_ons v left join berichtenbox.omleidbesluit o on o.vraag = v.id
        where v.dossier = b.dossier and v.ontvanger = oud and o.vraag is null)
      on conflict (bericht) do nothing
      returning 1)
    select count(*) from nieuw;
  end;

do $$
declare functie text;
begin
  foreach functie in array array['verhuis_mensen(text, text, timestamptz, text)', 'verhuis_aansluiting(text, text, timestamptz, text)',
    'verhuis_meldingen(text, text, timestamptz)', 'verhuis_berichten(text, text, integer)', 'verhuis_overige(text, text)',
    'leg_voor(text, timestamptz)'] loop
    execute format('revoke execute on function herindeling.%s from public', functie);
    execute format('grant execute on function herindeling.%s to terugkeer_app', functie);
  end loop;
end $$;
