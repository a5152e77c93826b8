-- The trajectafstemmingsgesprek of steps 11, 12 and 16. The clinic keeps the talk, the agenda and the minutes. What an invitee
-- may know stands in a row of its own for that invitee, no more in it than the register let through; nobody else reads it.

create table tbs.gesprek (
  id uuid primary key,
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  stap text not null check (stap in ('11', '12', '16a', '16b', '16c')),
  dag date not null,
  tijd text not null check (tijd ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  plaats text not null check (length(plaats) between 2 and 200),
  -- What is talked about: a list of a title with the gegevens it is about.
  agenda jsonb not null,
  versie integer not null default 1,
  stand text not null default 'gepland' check (stand in ('gepland', 'afgezegd')),
  reden text,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  check ((stand = 'afgezegd') = (reden is not null))
);
create index gesprek_traject on tbs.gesprek (traject, dag);

-- What one invitee was told: when, where, and of whom and about what only as far as the register allows.
create table tbs.uitnodiging (
  id uuid primary key,
  gesprek uuid not null references tbs.gesprek (id),
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  ontvanger text not null,
  partij text not null,
  stap text not null,
  dag date not null,
  tijd text not null,
  plaats text not null,
  -- Null when the register does not let the name go: then the invitation names nobody.
  wie jsonb,
  betrokkene uuid,
  agenda jsonb not null,
  toets_id uuid not null,
  uitgenodigd_op timestamptz not null,
  stand text not null default 'gevraagd' check (stand in ('gevraagd', 'komt', 'komt-niet')),
  toelichting text check (length(toelichting) <= 500),
  beantwoord_door text,
  beantwoord_naam text,
  beantwoord_op timestamptz,
  -- The talk was called off, or this invitee is not asked any more.
  afgezegd_op timestamptz,
  weg_op timestamptz,
  check ((wie is null) = (betrokkene is null)),
  check ((stand = 'gevraagd') = (beantwoord_op is null)),
  check (num_nulls(beantwoord_door, beantwoord_naam, beantwoord_op) in (0, 3)),
  check (ontvanger <> organisatie)
);
-- Not unique: two municipalities that were invited can become one.
create index uitnodiging_gesprek on tbs.uitnodiging (gesprek, ontvanger);
create index uitnodiging_ontvanger on tbs.uitnodiging (ontvanger, dag) where weg_op is null;

-- A part of the minutes, as it was at each time of saving: only added to, so that nobody's text gets lost.
create table tbs.verslagdeel (
  volgnummer bigint generated always as identity unique,
  deel uuid not null,
  versie integer not null check (versie > 0),
  gesprek uuid not null references tbs.gesprek (id),
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  soort text not null check (soort in ('verslag', 'besluit')),
  titel text not null check (length(titel) between 2 and 120),
  gegevens text[] not null check (cardinality(gegevens) > 0),
  tekst text not null check (length(tekst) between 1 and 4000),
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  primary key (deel, versie)
);
create index verslagdeel_gesprek on tbs.verslagdeel (gesprek, volgnummer);

-- A part as one participant may read it. What may not be read any more is emptied: that it was there is all that stays.
create table tbs.verslaginzage (
  id uuid primary key,
  gesprek uuid not null references tbs.gesprek (id),
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  ontvanger text not null,
  betrokkene uuid not null,
  deel uuid not null,
  versie integer not null,
  -- Where it stands in the minutes.
  plek integer not null,
  soort text not null,
  titel text,
  gegevens text[] not null,
  tekst text,
  toets_id uuid not null,
  op timestamptz not null,
  dicht_op timestamptz,
  check ((dicht_op is null) = (tekst is not null) and (tekst is null) = (titel is null))
);
create index verslaginzage_gesprek on tbs.verslaginzage (gesprek, ontvanger) where dicht_op is null;
create index verslaginzage_traject on tbs.verslaginzage (traject) where dicht_op is null;

-- What someone takes on. Who has to do it reads it, and only that.
create table tbs.gespreksactie (
  id uuid primary key,
  gesprek uuid not null references tbs.gesprek (id),
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  eigenaar text not null,
  betrokkene uuid not null,
  wat text not null check (length(wat) between 5 and 500),
  gegevens text[] not null,
  voor date not null,
  -- Of an action of the clinic itself nothing goes anywhere: then there is none.
  toets_id uuid,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  stand text not null default 'open' check (stand in ('open', 'gedaan')),
  gedaan_door text,
  gedaan_naam text,
  gedaan_op timestamptz,
  -- The owner may not read it any more.
  dicht_op timestamptz,
  check ((stand = 'gedaan') = (gedaan_op is not null)),
  check (num_nulls(gedaan_door, gedaan_naam, gedaan_op) in (0, 3)),
  check ((eigenaar = organisatie) = (toets_id is null))
);
create index gespreksactie_gesprek on tbs.gespreksactie (gesprek, voor);

-- What came of it: which municipality is responsible, or that it goes up to the Zorg- en Veiligheidshuis. Only added to.
create table tbs.gesprekuitkomst (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  gesprek uuid not null references tbs.gesprek (id),
  traject uuid not null references tbs.traject (id),
  organisatie text not null,
  soort text not null check (soort in ('verantwoordelijk', 'geescaleerd')),
  inhoud jsonb not null,
  door text not null,
  door_naam text not null,
  op timestamptz not null
);
create index gesprekuitkomst_gesprek on tbs.gesprekuitkomst (gesprek, volgnummer);

-- Only the clinic that treats now, and only for this work.
do $$
declare tabel text;
begin
  foreach tabel in array array['gesprek', 'uitnodiging', 'verslagdeel', 'verslaginzage', 'gespreksactie', 'gesprekuitkomst'] loop
    execute format('alter table tbs.%I enable row level security', tabel);
    execute format('create policy kliniek on tbs.%I for select using (organisatie = (select platform.organisatie())
      and (select platform.doel()) = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
    execute format('create policy schrijven on tbs.%I for insert with check (organisatie = platform.organisatie()
      and platform.doel() = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
    execute format('grant select, insert on tbs.%I to terugkeer_app', tabel);
  end loop;
  foreach tabel in array array['gesprek', 'uitnodiging', 'verslaginzage', 'gespreksactie'] loop
    execute format('create policy wijzigen on tbs.%I for update using (organisatie = (select platform.organisatie())
      and (select platform.doel()) = ''tbs-traject'' and exists (select from tbs.traject t where t.id = traject))', tabel);
  end loop;
  foreach tabel in array array['verslagdeel', 'gesprekuitkomst'] loop
    execute format('create trigger alleen_toevoegen before update or delete or truncate on tbs.%I
      for each statement execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

-- An invitee sees what is its own, as long as it takes part at the clinic that wrote it. Who came back later was asked anew.
create policy deelnemer on tbs.uitnodiging for select using (ontvanger = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-deelname' and weg_op is null and exists (select from tbs.deelname d
    where d.traject = uitnodiging.traject and d.organisatie = uitnodiging.organisatie and d.ontvanger = uitnodiging.ontvanger
      and d.van <= uitnodiging.uitgenodigd_op));
create policy beantwoorden on tbs.uitnodiging for update
  using (ontvanger = (select platform.organisatie()) and (select platform.doel()) = 'tbs-deelname' and weg_op is null
    and afgezegd_op is null and exists (select from tbs.deelname d where d.traject = uitnodiging.traject
      and d.organisatie = uitnodiging.organisatie and d.ontvanger = uitnodiging.ontvanger and d.van <= uitnodiging.uitgenodigd_op))
  with check (ontvanger = (select platform.organisatie()) and stand in ('komt', 'komt-niet')
    and beantwoord_door = platform.gebruiker());
create policy deelnemer on tbs.verslaginzage for select using (ontvanger = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-deelname' and dicht_op is null and exists (select from tbs.uitnodiging u
    where u.gesprek = verslaginzage.gesprek and u.ontvanger = verslaginzage.ontvanger));
create policy deelnemer on tbs.gespreksactie for select using (eigenaar = (select platform.organisatie())
  and (select platform.doel()) = 'tbs-deelname' and dicht_op is null and exists (select from tbs.uitnodiging u
    where u.gesprek = gespreksactie.gesprek and u.ontvanger = gespreksactie.eigenaar));
create policy afvinken on tbs.gespreksactie for update
  using (eigenaar = (select platform.organisatie()) and (select platform.doel()) = 'tbs-deelname' and dicht_op is null
    and exists (select from tbs.uitnodiging u where u.gesprek = gespreksactie.gesprek and u.ontvanger = gespreksactie.eigenaar))
  with check (eigenaar = (select platform.organisatie()) and dicht_op is null);

grant update (dag, tijd, plaats, agenda, versie, stand, reden) on tbs.gesprek to terugkeer_app;
grant update (dag, tijd, plaats, wie, betrokkene, agenda, toets_id, stand, toelichting, beantwoord_door, beantwoord_naam,
  beantwoord_op, afgezegd_op, weg_op) on tbs.uitnodiging to terugkeer_app;
grant update (titel, tekst, dicht_op) on tbs.verslaginzage to terugkeer_app;
grant update (stand, gedaan_door, gedaan_naam, gedaan_op, dicht_op) on tbs.gespreksactie to terugkeer_app;

-- What decides about sharing with who was invited, at the moment of reading: the events that the toets needs, and of consent
-- only what was said about this reader. The pages never show it; nobody else gets anything.
create function tbs.feiten_bij_uitnodiging(welke uuid)
  returns table (volgnummer bigint, soort text, inhoud jsonb, op timestamptz)
  language sql stable security definer set search_path = '' as $$
  select g.volgnummer, g.soort,
    case when g.soort = 'overgenomen' then '{"van": "", "stappen": {}}'::jsonb else g.inhoud end, g.op
  from tbs.uitnodiging u
  join tbs.deelname d on d.traject = u.traject and d.organisatie = u.organisatie and d.ontvanger = u.ontvanger
    and d.tot is null and d.gedeeld_op is not null and d.van <= u.uitgenodigd_op
  join tbs.traject t on t.id = u.traject and t.organisatie = u.organisatie
  join tbs.gebeurtenis g on g.traject = u.traject and g.organisatie = u.organisatie
  where u.id = welke and u.ontvanger = platform.organisatie() and platform.doel() = 'tbs-deelname' and u.weg_op is null
    and g.soort in ('begonnen', 'overgenomen', 'einddatum', 'verlengd', 'feit', 'toestemming', 'ingetrokken')
    and coalesce(g.inhoud->>'ontvanger', u.ontvanger) = u.ontvanger
  order by g.volgnummer
$$;
revoke execute on function tbs.feiten_bij_uitnodiging(uuid) from public;
grant execute on function tbs.feiten_bij_uitnodiging(uuid) to terugkeer_app;

-- An invitee that goes into another municipality goes on as that one.
insert into herindeling.gaat_mee values ('tbs.uitnodiging', 'ontvanger'), ('tbs.verslaginzage', 'ontvanger'),
  ('tbs.gespreksactie', 'eigenaar');
