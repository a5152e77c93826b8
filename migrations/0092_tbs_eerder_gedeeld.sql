-- What earlier clinics shared from a track, for the overview of the person it is about. Only the clinic that treats now answers
-- that person, so only that clinic reads it: to whom, when, which gegevens, which kinds of document and on which oordeel.
-- What was in it is not here. Of a line of the logboek that is of something else than this track nothing comes out, whatever
-- pseudonyms are asked for.
create function tbs.eerder_gedeeld(welk uuid, pseudoniemen text[]) returns table (
    op timestamptz, organisatie text, ontvanger text, gegevens text[], toets_id uuid, onderwerp uuid, documenten text[],
    buitenom boolean, status text)
  language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
begin
  if platform.doel() is distinct from 'tbs-traject' or not exists (
    select from tbs.traject t where t.id = welk and t.organisatie = platform.organisatie()) then
    raise exception 'dit traject is niet van deze kliniek' using errcode = 'insufficient_privilege';
  end if;
  return query with eerder as (
      select distinct g.inhoud->>'van' as kliniek from tbs.gebeurtenis g
      where g.traject = welk and g.soort = 'overgenomen' and g.inhoud->>'van' <> platform.organisatie()),
    zaak as (
      select b.id, b.afzender as van from berichtenbox.bericht b where b.dossier = welk and b.soort = 'tbs'
      union all select s.id, s.organisatie from tbs.buitenom s where s.traject = welk
      union all select u.id, u.organisatie from tbs.uitnodiging u where u.traject = welk
      union all select a.id, a.organisatie from tbs.gespreksactie a where a.traject = welk),
    regels as (
      select r.op, r.organisatie, r.ontvanger, r.gegevens, r.toets_id, r.onderwerp from logboek.regel r
        join zaak z on z.id = r.onderwerp and z.van = r.organisatie
        join eerder e on e.kliniek = r.organisatie
        where r.betrokkene = any (pseudoniemen) and r.handeling = 'verstrekt'),
    alles as (
      select * from regels
      -- What waited for its receiver was delivered later, and stands in the logboek of who connected it.
      union all select b.bezorgd_op, b.afzender, b.ontvanger, '{}'::text[], b.toets_id, b.id from berichtenbox.bericht b
        join eerder e on e.kliniek = b.afzender
        where b.dossier = welk and b.soort = 'tbs' and b.bezorgd_op is not null
          and not exists (select from regels r where r.onderwerp = b.id))
  select a.op, a.organisatie, a.ontvanger, a.gegevens, a.toets_id, a.onderwerp,
      array(select d.gegeven from tbs.documentgang g join tbs.document d on d.id = g.document
        where g.met = a.onderwerp and g.traject = welk order by d.gegeven),
      exists (select from tbs.buitenom s where s.id = a.onderwerp),
      (select b.status from berichtenbox.bericht b where b.id = a.onderwerp)
    from alles a order by a.op, a.onderwerp;
end $$;
revoke execute on function tbs.eerder_gedeeld(uuid, text[]) from public;
grant execute on function tbs.eerder_gedeeld(uuid, text[]) to terugkeer_app;
