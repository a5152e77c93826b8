-- Whether a free text names who a message is about: yes or no, and nothing else of the message. It runs as the owner,
-- because its receiver does not see any more what was recalled, and may still not write it down.

-- A name as alsZoeknaam in the application makes it, one space between words.
create function berichtenbox.als_woorden(naam text) returns text language sql immutable
  return trim(regexp_replace(translate(replace(replace(replace(lower(regexp_replace(normalize(naam, NFD),
    '[\u0300-\u036f]', '', 'g')), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'),
    'ıłŁøØđĐðÐþÞħĦŋŊ', 'illooddddtthhnn'), '[[:space:][:punct:]’‘‐–]+', ' ', 'g'));

-- For the sender, and for a receiver in whose box it came: as long as it stands there, and when it was recalled if someone
-- there had read it. Of the wrong person, and of what nobody there read, the answer would tell who it was.
-- `tekst` has one space around each word, `dagen` are the days in it.
create function berichtenbox.noemt(bericht uuid, tekst text, dagen text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select coalesce(i.gegevens ->> 'geboortedatum' = any (noemt.dagen), false)
      or exists (
        select from (
          select i.zoeknaam as naam
          union all select unnest(string_to_array(i.zoeknaam, '-'))
          union all select unnest(regexp_split_to_array(i.gegevens -> 'naam' ->> 'voornamen', '[[:space:]-]+'))
        ) as n
        where length(berichtenbox.als_woorden(n.naam)) > 1
          and strpos(noemt.tekst, ' ' || berichtenbox.als_woorden(n.naam) || ' ') > 0)
    from berichtenbox.bericht b
    join berichtenbox.inhoud i on i.bericht_id = b.id
    where b.id = noemt.bericht
      and (b.afzender = platform.organisatie()
        or (b.ontvanger = platform.organisatie() and b.bezorgd_op is not null
          and (b.status in ('bezorgd', 'gelezen') or (b.status = 'ingetrokken'
            and exists (select from berichtenbox.verwijderverzoek v where v.bericht = b.id)
            and exists (select from berichtenbox.terugroeping t
              where t.bericht = b.id and t.grond <> 'verkeerde-persoon')))));
  end;
revoke execute on function berichtenbox.noemt(uuid, text, text[]) from public;
grant execute on function berichtenbox.noemt(uuid, text, text[]) to terugkeer_app;
