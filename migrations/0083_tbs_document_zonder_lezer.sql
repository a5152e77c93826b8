-- When nobody who may open a document works on tracks at the clinic any more, a colleague lets another colleague in. Never
-- oneself: so two people know of it, and everyone sees at the document that it went this way.
alter table tbs.documentlezer add column zonder_lezer boolean not null default false;

-- True when this document has a reader who works on tracks of the clinic on this day. The policies of the tables that it
-- asks hold inside it.
create function tbs.heeft_lezer(welk uuid, dag date) returns boolean language sql stable
  return exists (select from tbs.documentlezer l join tbs.collegas(dag) c on c.id::text = l.medewerker
    where l.document = welk and l.tot is null);

create policy zonder_lezer on tbs.documentlezer for insert with check (zonder_lezer
  and organisatie = platform.organisatie() and platform.doel() = 'tbs-traject'
  and medewerker <> platform.gebruiker()
  and exists (select from tbs.document d where d.id = document and d.traject = documentlezer.traject and d.weg_op is null)
  and exists (select from tbs.collegas((van at time zone 'Europe/Amsterdam')::date) c where c.id::text = medewerker)
  and not tbs.heeft_lezer(document, (van at time zone 'Europe/Amsterdam')::date));
