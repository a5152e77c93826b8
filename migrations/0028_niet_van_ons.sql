-- A municipality says that a message is not for her, and a person decides where it belongs.

-- A decision that takes the place of a code that events name, for as long as that code is what they name.
alter table detentie.toewijzing add column in_plaats_van text;

create function berichtenbox.leidt_om() returns boolean language sql stable
  return coalesce(platform.doel() = 'berichten-omleiden', false);

create table berichtenbox.niet_van_ons (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  -- The message on which it was said; once for each.
  bericht uuid not null unique,
  soort text not null,
  dossier uuid not null,
  afzender text not null,
  ontvanger text not null,
  inrichting text,
  reden text not null check (reden in ('verhuisd', 'niet-ingeschreven', 'andere-gemeente-helpt', 'anders')),
  toelichting text,
  -- The code of the municipality that it is for according to who says this; null when that is not known.
  voorstel text,
  door text not null,
  op timestamptz not null,
  check (reden <> 'anders' or toelichting is not null)
);
create index niet_van_ons_dossier on berichtenbox.niet_van_ons (dossier);
create index niet_van_ons_ontvanger on berichtenbox.niet_van_ons (ontvanger);

-- One decision for each, never changed: of two who decide at once the second is told.
create table berichtenbox.omleidbesluit (
  vraag uuid primary key references berichtenbox.niet_van_ons (id) on delete cascade,
  afzender text not null,
  ontvanger text not null,
  besluit text not null check (besluit in ('doorgestuurd', 'blijft')),
  -- The code of the municipality that it is for.
  naar text,
  reden text not null,
  door text not null,
  door_naam text not null,
  door_rol text not null,
  op timestamptz not null,
  check ((besluit = 'doorgestuurd') = (naar is not null))
);

alter table berichtenbox.niet_van_ons enable row level security;
alter table berichtenbox.omleidbesluit enable row level security;
create policy afzender_en_ontvanger on berichtenbox.niet_van_ons for select
  using ((select platform.organisatie()) in (afzender, ontvanger));
create policy bewaking on berichtenbox.niet_van_ons for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
-- Only of a message that stands in one's own box, and of whom it came from.
create policy zeggen on berichtenbox.niet_van_ons for insert
  with check (ontvanger = platform.organisatie() and exists (
    select 1 from berichtenbox.bericht b where b.id = bericht and b.ontvanger = niet_van_ons.ontvanger
      and b.afzender = niet_van_ons.afzender and b.dossier = niet_van_ons.dossier and b.status in ('bezorgd', 'gelezen')));

create policy afzender on berichtenbox.omleidbesluit for select using ((select platform.organisatie()) = afzender);
-- Where it went is not for who says that it is not hers.
create policy ontvanger on berichtenbox.omleidbesluit for select
  using ((select platform.organisatie()) = ontvanger and besluit = 'blijft');
create policy bewaking on berichtenbox.omleidbesluit for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy besluiten on berichtenbox.omleidbesluit for insert
  with check (berichtenbox.leidt_om() and afzender = platform.organisatie() and door = platform.gebruiker());

grant select, insert on berichtenbox.niet_van_ons, berichtenbox.omleidbesluit to terugkeer_app;
