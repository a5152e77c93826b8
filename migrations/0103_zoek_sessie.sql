-- Who holds a session, looked up at every page by one key. The policies on roles and people are for who manages them; at this
-- question they can say nothing, and planning them cost seven times what the look-up itself costs. The plan of a function is kept.
-- SPDX-License-Identifier: EUPL-1.2

create function toegang.zoek_sessie(geheim text, nu timestamptz, vandaag date, sinds timestamptz)
  returns table (afdruk text, aanbieder text, onderwerp text, naam text, organisaties text[], gebruikt_op timestamptz,
    organisatie text, rol text, gebruiker uuid, eigennaam text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  -- For signing in only, as the table of sessions itself: no one else may look who someone is.
  if platform.doel() is distinct from 'toegang' then
    raise exception 'een sessie zoekt alleen de toegang' using errcode = 'insufficient_privilege';
  end if;
  return query
    select s.afdruk, s.aanbieder, s.onderwerp, s.naam, s.organisaties, s.gebruikt_op, m.organisatie, m.rol, w.id, w.naam
    from toegang.sessie s
    left join toegang.machtiging m on m.id = s.machtiging and m.ingetrokken_op is null and m.bevestigd_op is not null
      and m.van <= vandaag and (m.tot is null or m.tot >= vandaag)
    left join toegang.medewerker w on w.id = m.medewerker
    where s.afdruk = geheim and s.verloopt_op > nu and s.gebruikt_op > sinds;
end $$;
revoke execute on function toegang.zoek_sessie(text, timestamptz, date, timestamptz) from public;
grant execute on function toegang.zoek_sessie(text, timestamptz, date, timestamptz) to terugkeer_app;
