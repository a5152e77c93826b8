-- That an organisation is invited for a talk is a thing that the mail of its box can tell: how many, and nothing of anyone.
alter table bezorging.nieuws drop constraint nieuws_soort_check;
alter table bezorging.nieuws add constraint nieuws_soort_check
  check (soort in ('ontvangen', 'ingetrokken', 'verwijderherinnering', 'uitgenodigd'));

-- Keeps that these invitations of the acting clinic are news for who is invited, where a mail can tell it. What no mail told
-- yet is not kept twice.
create function bezorging.noteer_uitnodigingen(welke uuid[], nu timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    insert into bezorging.nieuws (organisatie, bericht, soort, op)
    select u.ontvanger, u.id, 'uitgenodigd', nu
    from tbs.uitnodiging u
    where u.id = any (welke) and u.organisatie = platform.organisatie() and platform.doel() = 'tbs-traject'
      and u.weg_op is null and u.afgezegd_op is null
      and exists (select 1 from aansluiting.contact c where c.organisatie = u.ontvanger and c.soort = 'groepsmailbox')
      and not exists (select 1 from bezorging.postkeuze k where k.organisatie = u.ontvanger and k.ritme = 'niet')
      and not exists (select 1 from bezorging.nieuws n
        where n.bericht = u.id and n.soort = 'uitgenodigd' and n.organisatie = u.ontvanger and n.mail is null);
  end;

-- How many of these invitations wait for an answer of the organisation that mail is sent on behalf of. Counts, and shows none.
create function bezorging.tel_uitnodigingen(welke uuid[], vandaag date) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select count(*)::integer from tbs.uitnodiging u
    where u.id = any (welke) and u.ontvanger = platform.organisatie() and platform.doel() = 'meldingen-bezorgen'
      and u.weg_op is null and u.afgezegd_op is null and u.stand = 'gevraagd' and u.dag >= vandaag
      and exists (select 1 from tbs.deelname d where d.traject = u.traject and d.organisatie = u.organisatie
        and d.ontvanger = u.ontvanger and d.tot is null and d.van <= u.uitgenodigd_op);
  end;
revoke execute on function bezorging.noteer_uitnodigingen(uuid[], timestamptz),
  bezorging.tel_uitnodigingen(uuid[], date) from public;
grant execute on function bezorging.noteer_uitnodigingen(uuid[], timestamptz),
  bezorging.tel_uitnodigingen(uuid[], date) to terugkeer_app;
