-- What municipality and inrichting told each other about a detention rests on what the source told. Once nothing of that
-- stands any more for the municipality, their answers go back with it, in both directions and for both of them.

-- True for an answer that went back with the message it rested on: its sender never had what it says of itself.
alter table berichtenbox.inhoud add column afzender_dicht boolean not null default false;
drop policy afzender_en_ontvanger on berichtenbox.inhoud;
create policy afzender_en_ontvanger on berichtenbox.inhoud for select
  using (((select platform.organisatie()) = afzender and not afzender_dicht)
    or ((select platform.organisatie()) = ontvanger and not ingetrokken and not wacht));

-- True when nothing of what the source told this municipality about this detention stands any more.
create function berichtenbox.is_gesprek_voorbij(over uuid, gemeente text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select not exists (select from berichtenbox.bericht b where b.dossier = over and b.ontvanger = gemeente
      and b.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')
      and b.status in ('klaargezet', 'bezorgd', 'gelezen'));
  end;

-- The answers that go back with what the source of a detention took back, for that source alone: envelopes, no content.
create function berichtenbox.gesprek_mee(gesprekken json) returns table (bericht uuid, afzender text, grond text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct on (b.id) b.id, b.afzender, g.grond
    from json_to_recordset(gesprekken) as g (dossier uuid, gemeente text, grond text)
    join berichtenbox.bericht b on b.dossier = g.dossier and b.soort = 'antwoord'
      and g.gemeente in (b.afzender, b.ontvanger) and b.status in ('klaargezet', 'bezorgd', 'gelezen')
    where exists (select from detentie.periode p where p.id = g.dossier and p.bron = platform.organisatie())
      and berichtenbox.is_gesprek_voorbij(g.dossier, g.gemeente)
    order by b.id, g.grond desc;
  end;

-- Whether the conversation between this municipality and the inrichting about this detention was closed because the
-- source took back what it rested on. Null for who is not one of the two.
create function berichtenbox.is_gesprek_dicht(over uuid, gemeente text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select case when platform.organisatie() = gemeente or exists (select from berichtenbox.bericht b
        where b.dossier = over and b.soort = 'antwoord' and b.afzender = gemeente and b.ontvanger = platform.organisatie())
      then berichtenbox.is_gesprek_voorbij(over, gemeente) and exists (select from berichtenbox.bericht b
        join berichtenbox.terugroeping t on t.bericht = b.id
        where b.dossier = over and b.ontvanger = gemeente
          and b.soort in ('begin-detentie', 'wijziging-detentie', 'einde-detentie')) end;
  end;

-- Who at the receiver opened a message, first of all, and when: for that receiver, who must know where to look when it is
-- asked to remove what was read.
create function berichtenbox.geopend_door(welk uuid) returns table (gebruiker text, op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select r.gebruiker, min(r.op) from logboek.regel r
    where r.onderwerp = welk and r.organisatie = platform.organisatie() and r.handeling in ('gelezen', 'gezocht')
      and cardinality(r.gegevens) > 0
    group by r.gebruiker order by 2, 1;
  end;

-- How many notes the own organisation wrote with a message. That they are there it may know, also when it may not read them
-- any more: where they were copied to, nobody else can tell.
create function berichtenbox.tel_notities(welk uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select count(*)::integer from berichtenbox.notitie n
    where n.bericht_id = welk and n.organisatie = platform.organisatie();
  end;

revoke execute on function berichtenbox.is_gesprek_voorbij(uuid, text), berichtenbox.gesprek_mee(json),
  berichtenbox.is_gesprek_dicht(uuid, text), berichtenbox.geopend_door(uuid),
  berichtenbox.tel_notities(uuid) from public;
grant execute on function berichtenbox.gesprek_mee(json), berichtenbox.is_gesprek_dicht(uuid, text),
  berichtenbox.geopend_door(uuid), berichtenbox.tel_notities(uuid) to terugkeer_app;
