-- A document that went along with a message of a tbs track stays, at the clinic that sent it, for who the document admits. At
-- the receiver the box decides. What was taken away, destroyed or handed over with its track, the sender opens no more.
create function berichtenbox.documentlezers(welk uuid) returns table (medewerker text, naam text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select distinct l.medewerker, l.naam
    from berichtenbox.bijlage b
    join berichtenbox.bericht m on m.id = b.bericht_id and m.afzender = platform.organisatie()
    join tbs.documentgang g on g.met = m.id
    join tbs.document d on d.id = g.document and d.afdruk = b.afdruk and d.weg_op is null
    join tbs.traject t on t.id = d.traject and t.organisatie = d.organisatie and d.organisatie = m.afzender
    join tbs.documentlezer l on l.document = d.id and l.tot is null
    where b.id = welk;
  end;
revoke execute on function berichtenbox.documentlezers(uuid) from public;
grant execute on function berichtenbox.documentlezers(uuid) to terugkeer_app;

create function berichtenbox.mag_bijlage_openen(welk uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select not exists (
        select 1 from berichtenbox.bijlage b join berichtenbox.bericht m on m.id = b.bericht_id
        where b.id = welk and m.soort = 'tbs' and m.afzender = platform.organisatie())
      or exists (select 1 from berichtenbox.documentlezers(welk) l where l.medewerker = platform.gebruiker());
  end;
revoke execute on function berichtenbox.mag_bijlage_openen(uuid) from public;
grant execute on function berichtenbox.mag_bijlage_openen(uuid) to terugkeer_app;

create policy alleen_wie_het_document_mag_openen on berichtenbox.bijlagedeel as restrictive for select
  using (berichtenbox.mag_bijlage_openen(bijlage));
