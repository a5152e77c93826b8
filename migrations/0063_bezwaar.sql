-- Someone who objects to what a law lets an inrichting tell (AVG art. 21): written down, weighed and answered within the
-- term, and until then not told any more (AVG art. 18 lid 1 onder d). And a sheet goes along when the municipality changes.
-- SPDX-License-Identifier: EUPL-1.2

create table toestemming.bezwaar (
  id uuid primary key,
  organisatie text not null,
  persoon uuid not null,
  -- About what, and to whom.
  ontvanger text not null,
  gebieden text[] not null check (cardinality(gebieden) between 1 and 6 and gebieden <@ array[
    'identiteitsbewijs', 'onderdak', 'werk-en-inkomen', 'schulden', 'zorg', 'zorg-voor-thuis']),
  namens text not null check (namens in ('betrokkene', 'curator', 'mentor')),
  ingediend_op date not null,
  -- In the words of the person; none of one that a receiver heard: there is no free text in that.
  reden text check (length(reden) between 1 and 500),
  uiterlijk date not null,
  gehoord_bij text,
  door text not null,
  op timestamptz not null,
  check ((reden is null) = (gehoord_bij is not null)),
  unique (id, persoon)
);
create index bezwaar_persoon on toestemming.bezwaar (persoon, organisatie);

-- What was done with it: more time, once, with why; or how it was weighed and what came of it.
create table toestemming.bezwaarstap (
  volgnummer bigint generated always as identity,
  bezwaar uuid not null,
  organisatie text not null,
  persoon uuid not null,
  soort text not null check (soort in ('verlengd', 'gegrond', 'afgewezen', 'ingetrokken')),
  weging text not null check (length(weging) between 1 and 1000),
  uiterlijk date,
  door text not null,
  door_naam text not null,
  op timestamptz not null,
  check ((soort = 'verlengd') = (uiterlijk is not null)),
  foreign key (bezwaar, persoon) references toestemming.bezwaar (id, persoon),
  unique (bezwaar, soort)
);
-- It ends once, whoever is first.
create unique index bezwaarstap_einde on toestemming.bezwaarstap (bezwaar) where soort <> 'verlengd';

alter table toestemming.bezwaar enable row level security;
alter table toestemming.bezwaarstap enable row level security;
create policy zelf on toestemming.bezwaar for select using (organisatie = (select platform.organisatie()));
create policy zelf on toestemming.bezwaarstap for select using (organisatie = (select platform.organisatie()));
-- Who holds the person now sees what was objected to in this detention, and answers it.
create policy overgenomen on toestemming.bezwaar for select using (
  organisatie like 'pi-%' and (select personen.is_persoonsdoel()) and toestemming.in_deze_detentie(persoon, op));
create policy overgenomen on toestemming.bezwaarstap for select using (
  organisatie like 'pi-%' and (select personen.is_persoonsdoel()) and toestemming.in_deze_detentie(persoon, op));
create policy vastleggen on toestemming.bezwaar for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and organisatie like 'pi-%' and (gehoord_bij is not null or toestemming.is_eigen(persoon)));
create policy behandelen on toestemming.bezwaarstap for insert with check (
  organisatie = platform.organisatie() and door = platform.gebruiker() and platform.doel() = 'toestemming-vastleggen'
  and exists (select from toestemming.bezwaar b where b.id = bezwaar and b.persoon = bezwaarstap.persoon));
grant select, insert on toestemming.bezwaar, toestemming.bezwaarstap to terugkeer_app;
do $$
declare tabel text;
begin
  foreach tabel in array array['bezwaar', 'bezwaarstap'] loop
    execute format('create trigger alleen_toevoegen before update or truncate on toestemming.%I
      for each statement execute function platform.alleen_toevoegen()', tabel);
    execute format('create trigger niet_weg before delete on toestemming.%I for each statement
      when (current_setting(''terugkeer.vernietigt'', true) is distinct from ''ja'')
      execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

-- Destroys what the acting inrichting wrote about objections of at most so many people, so many months after they came
-- free, with what others did with it. A hold, and an answer that is still due, keep it.
create function berichtenbox.vernietig_bezwaren(maanden integer, nu timestamptz, hoogstens integer)
  returns table (persoon uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  oud uuid[];
begin
  if van is null or platform.doel() is distinct from 'berichten-vernietigen' then
    raise exception 'vernietigen doet de server, per inrichting' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(m.persoon) into oud from (
    select distinct b.persoon from toestemming.bezwaar b
    where b.organisatie = van and detentie.vrij_sinds(b.persoon) + make_interval(months => maanden) <= nu
      and not berichtenbox.blijft_staan(b.persoon)
    order by 1 limit hoogstens) as m;
  perform toestemming.schrijf_alleen(m) from (select unnest(coalesce(oud, '{}')) order by 1) as alle (m);
  perform set_config('terugkeer.vernietigt', 'ja', true);
  delete from toestemming.bezwaarstap s using toestemming.bezwaar b
    where b.id = s.bezwaar and b.organisatie = van and b.persoon = any (oud);
  delete from toestemming.bezwaar b where b.organisatie = van and b.persoon = any (oud);
  perform set_config('terugkeer.vernietigt', '', true);
  return query select o from unnest(oud) as o;
end $$;
revoke execute on function berichtenbox.vernietig_bezwaren(integer, timestamptz, integer) from public;
grant execute on function berichtenbox.vernietig_bezwaren(integer, timestamptz, integer) to terugkeer_app;

-- What was taken back about these people and asks something of whoever works with them: on a no, and every sheet that went
-- back, of a new version only where something is to be removed. In place of the function of migration 0046.
create function berichtenbox.teruggeroepen_over(mensen uuid[]) returns table (betrokkene uuid, bericht uuid, afzender text,
    ontvanger text, wegens text, op timestamptz, stand text, gebieden text[], uiterlijk date, grond text, beantwoord_op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.betrokkene, t.bericht, t.afzender, t.ontvanger, t.grond, t.op, v.stand, v.gebieden, v.uiterlijk,
      coalesce(v.grondslag, v.artikel), v.afgerond_op
    from berichtenbox.bericht b
    join berichtenbox.terugroeping t on t.bericht = b.id
    left join berichtenbox.verwijderverzoek v on v.bericht = t.bericht
    where b.betrokkene = any (mensen)
      and (t.grond = 'toestemming-ingetrokken'
        or (b.soort = 'informatieblad' and (t.grond <> 'vervangen' or v.bericht is not null)))
      and (t.afzender = platform.organisatie() or detentie.houdt(b.dossier, b.betrokkene))
    order by b.volgnummer desc;
  end;
drop function berichtenbox.teruggeroepen_om_nee(uuid[]);
revoke execute on function berichtenbox.teruggeroepen_over(uuid[]) from public;
grant execute on function berichtenbox.teruggeroepen_over(uuid[]) to terugkeer_app;

-- The sheets that go back because nothing stands any more of what the source told that municipality about that detention,
-- for that source alone: envelopes, no content.
create function berichtenbox.bladen_mee(gesprekken json) returns table (bericht uuid, afzender text, grond text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct on (b.id) b.id, b.afzender, g.grond
    from json_to_recordset(gesprekken) as g (dossier uuid, gemeente text, grond text)
    join berichtenbox.bericht b on b.dossier = g.dossier and b.soort = 'informatieblad' and b.ontvanger = g.gemeente
      and b.status in ('klaargezet', 'bezorgd', 'gelezen')
    where exists (select from detentie.periode p where p.id = g.dossier and p.bron = platform.organisatie())
      and berichtenbox.is_gesprek_voorbij(g.dossier, g.gemeente)
    order by b.id, g.grond desc;
  end;
revoke execute on function berichtenbox.bladen_mee(json) from public;
grant execute on function berichtenbox.bladen_mee(json) to terugkeer_app;
