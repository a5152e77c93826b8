-- Whether an officer opened someone of the same name, for who watches over the own organisation. Nothing of it is written down: the
-- logboek already says who was opened, and names are compared only when it is asked. No name leaves the database.
-- SPDX-License-Identifier: EUPL-1.2

-- A surname without what stands before it, as als_woorden writes it: "van der meer" and "meer" are one name.
create function toezicht.zonder_voorvoegsel(woorden text) returns text language sql immutable
  return regexp_replace(woorden, '^((a|aan|af|ait|al|am|auf|aus|bei|ben|bij|bin|d|da|dal|dalla|das|de|degli|dei|del|della|den|der|des|di|die|do|don|dos|du|een|el|en|ibn|in|la|las|le|les|lo|los|onder|op|over|s|t|te|ten|ter|th|tho|thoe|thor|to|toe|tot|uijt|uit|van|vanden|ver|vom|von|voor|vor|zu|zum|zur) )+', '');

-- The names in a surname: of "Jansen-de Boer" both, because either can be the partner's.
create function toezicht.naamdelen(geslachtsnaam text) returns setof text language sql immutable
  begin atomic
    select distinct d.deel from (
      select toezicht.zonder_voorvoegsel(berichtenbox.als_woorden(stuk)) as deel
      from regexp_split_to_table(geslachtsnaam, '[-‐–]') as s (stuk)) as d
    where length(d.deel) > 1;
  end;

-- The surnames in a name as people write it: "J.W. de Boer", "Boer, J. de", or "Anna Maria de Boer-Jansen". Without initials
-- nobody knows where the first names end: then each word after the first can begin the surname.
create function toezicht.achternamen(naam text) returns setof text language sql immutable
  begin atomic
    with zonder as (
      select strpos(naam, ',') > 0 or naam ~ '[^\s.]\.' as zeker,
        trim(regexp_replace(split_part(naam, ',', 1), '[^\s.]+\.', ' ', 'g')) as rest
    ), achter as (
      select zeker, case when zeker then rest else regexp_replace(rest, '^\S+\s+', '') end as rest from zonder
    )
    select distinct d.deel from achter, lateral (
      select toezicht.naamdelen(rest)
      union all
      select toezicht.zonder_voorvoegsel(array_to_string(w.woorden[i:], ' '))
      from (select string_to_array(berichtenbox.als_woorden((regexp_split_to_array(rest, '[-‐–]'))[1]), ' ')) as w (woorden),
        generate_series(1, cardinality(w.woorden)) as i
      where not zeker
    ) as d (deel)
    where length(d.deel) > 1;
  end;

-- The first name or initial in such a name; null when there is only a surname.
create function toezicht.voornaam(naam text) returns text language sql immutable
  return nullif(split_part(case when strpos(naam, ',') > 0 then berichtenbox.als_woorden(split_part(naam, ',', 2))
    when trim(naam) ~ '\s|\.' then berichtenbox.als_woorden(naam) end, ' ', 1), '');

-- Surnames that many people in the Netherlands have, wherever their families came from: alone they say nothing, also where few
-- people are known yet. Written by hand, without what stands before them.
create function toezicht.komt_veel_voor(deel text) returns boolean language sql immutable
  return deel = any (string_to_array('jong jansen vries berg dijk bakker janssen visser smit meijer boer mulder groot bos vos peters '
    'hendriks leeuwen dekker brouwer wit dijkstra smits graaf meer kok jacobs linden haan vermeulen heuvel veen broek bruijn bruin '
    'heijden schouten beek willems vliet ruiter velde hoekstra verhoeven maas dam hermans prins koster bosch blom huisman peeters '
    'jonge kuipers kuiper veenstra kramer wijk scholten dongen post brink sanders jonker koning willemsen groen gerritsen wal '
    'schipper evers martens laan lange hoek loon timmermans hoop bosman bosma postma wolf wolters mol molenaar kuijpers vink '
    'driessen roos ven zwart hofman hoffman claassen leeuw boogaard bergh horst hout eijk rijn doorn wouters jansma sluis pol '
    'verbeek zanten aalst gelder roelofs gerrits arends jager lubbers simons bouwman schuurman pieters winter rooij rooijen plas '
    'meulen molen voort ham burg ploeg kooij zijlstra wiersma bakhuis nijhuis hulst vonk brand keizer keijzer veldhuizen wagenaar '
    'yilmaz kaya demir celik sahin ozturk aydin yildiz yildirim arslan aslan dogan kilic ozdemir koc kurt simsek polat cetin kara '
    'ali ahmed mohamed mohammed hassan hussein ibrahim abdi omar osman khan amrani bakkali idrissi azzouzi haddad benali bouzid '
    'ouali chaoui tahiri fassi singh ramdin mohan martina maria garcia fernandes silva santos pereira cruz nguyen tran chen wang '
    'li zhang liu yang wu nowak kowalski ivanov', ' '));

-- The officers of the own organisation and the people they share a name with that says something: a surname that few people
-- here have, or any surname with the same first name or initial. Only whom; never which name, or how many have it.
create function toezicht.naamgenoten(zeldzaam integer) returns table (gebruiker text, betrokkene uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    with collega as materialized (
      select m.id::text as id, a.deel, toezicht.voornaam(m.naam) as voornaam
      from toegang.medewerker m, lateral toezicht.achternamen(m.naam) as a (deel)
      where m.organisatie = platform.organisatie() and platform.doel() = 'logboek-onderzoeken' and platform.rol() = 'fg'
    ), mens as materialized (
      select array[p.id] as ids, p.zoeknaam, p.gegevens ->> 'voornamen' as voornamen from detentie.persoon p
      where p.zoeknaam ~ '[^a-z]' or p.zoeknaam in (select c.deel from collega c)
      union all
      -- Who is refused a track, or shown no more than that it is there, did that with its id.
      select array[t.betrokkene, t.id], p.zoeknaam, p.voornamen from tbs.persoon p join tbs.traject t on t.id = p.traject
    ), drager as materialized (
      select n.deel, m.ids, split_part(berichtenbox.als_woorden(m.voornamen), ' ', 1) as voornaam
      from mens m, lateral toezicht.naamdelen(m.zoeknaam) as n (deel)
      where n.deel in (select c.deel from collega c)
    ), aantal as (
      select d.deel, count(distinct d.ids[1]) <= zeldzaam and not toezicht.komt_veel_voor(d.deel) as weinig from drager d group by d.deel
    )
    select distinct c.id, een.id from collega c join drager d on d.deel = c.deel join aantal a on a.deel = c.deel,
      lateral unnest(d.ids) as een (id)
    where a.weinig or starts_with(d.voornaam, c.voornaam);
  end;
revoke execute on function toezicht.naamgenoten(integer) from public;
grant execute on function toezicht.naamgenoten(integer) to terugkeer_app;
