-- How an organisation works with the messages in its box: who does it, labels and notes. Nobody else ever sees these:
-- not the sender, and college and burgemeester of one municipality not of each other.

-- The people of the own organisation who have one of these roles on this day. Runs as the owner, because who acts may
-- not see the tables of toegang; it gives names and functions of colleagues only, and only for work with messages.
create function toegang.collegas(dag date, rollen text[]) returns table (id uuid, naam text, functie text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select w.id, w.naam, w.functie
    from toegang.medewerker w
    where w.organisatie = platform.organisatie() and platform.doel() like 'berichten-%'
      and exists (
        select 1 from toegang.machtiging m
        where m.medewerker = w.id and m.organisatie = w.organisatie and m.rol = any (rollen)
          and m.bevestigd_op is not null and m.ingetrokken_op is null
          and m.van <= dag and (m.tot is null or m.tot >= dag));
  end;
revoke execute on function toegang.collegas(date, text[]) from public;
grant execute on function toegang.collegas(date, text[]) to terugkeer_app;

-- Who does a message. Whether this person still has a role is asked when it is read: an ended role needs no clean-up.
create table berichtenbox.toewijzing (
  bericht_id uuid not null references berichtenbox.bericht (id) on delete cascade,
  organisatie text not null,
  medewerker uuid not null,
  door text not null,
  op timestamptz not null,
  primary key (bericht_id, organisatie),
  -- Only to someone of the same organisation, whatever a query says.
  foreign key (medewerker, organisatie) references toegang.medewerker (id, organisatie)
);
create index toewijzing_medewerker on berichtenbox.toewijzing (organisatie, medewerker);

create table berichtenbox.label (
  id uuid primary key,
  organisatie text not null,
  naam text not null check (length(naam) between 1 and 30),
  door text not null,
  op timestamptz not null,
  unique (id, organisatie)
);
create unique index label_naam on berichtenbox.label (organisatie, lower(naam));

create table berichtenbox.berichtlabel (
  bericht_id uuid not null references berichtenbox.bericht (id) on delete cascade,
  label uuid not null,
  organisatie text not null,
  door text not null,
  op timestamptz not null,
  primary key (bericht_id, label),
  foreign key (label, organisatie) references berichtenbox.label (id, organisatie) on delete cascade
);
create index berichtlabel_label on berichtenbox.berichtlabel (label);

-- Only ever added to. A note is about the content, so it goes when the content goes.
create table berichtenbox.notitie (
  id uuid primary key,
  volgnummer bigint generated always as identity,
  bericht_id uuid not null references berichtenbox.inhoud (bericht_id) on delete cascade,
  organisatie text not null,
  tekst text not null check (length(tekst) between 1 and 1000),
  door text not null,
  functie text not null,
  op timestamptz not null
);
create index notitie_bericht on berichtenbox.notitie (bericht_id, volgnummer);

alter table berichtenbox.toewijzing enable row level security;
alter table berichtenbox.label enable row level security;
alter table berichtenbox.berichtlabel enable row level security;
alter table berichtenbox.notitie enable row level security;

-- True for a message that stands in the box of the acting organisation: one can only work with what one received.
create function berichtenbox.staat_in_box(welk uuid) returns boolean language sql stable
  return exists (
    select 1 from berichtenbox.bericht b
    where b.id = welk and b.ontvanger = platform.organisatie() and b.status in ('bezorgd', 'gelezen'));

create policy zelf on berichtenbox.toewijzing for select using (organisatie = (select platform.organisatie()));
create policy zelf_terug on berichtenbox.toewijzing for delete using (organisatie = (select platform.organisatie()));
create policy zelf_nieuw on berichtenbox.toewijzing for insert
  with check (organisatie = platform.organisatie() and berichtenbox.staat_in_box(bericht_id));
create policy zelf_anders on berichtenbox.toewijzing for update using (organisatie = (select platform.organisatie()))
  with check (organisatie = platform.organisatie() and berichtenbox.staat_in_box(bericht_id));
create policy zelf on berichtenbox.label using (organisatie = (select platform.organisatie()))
  with check (organisatie = platform.organisatie());
create policy zelf on berichtenbox.berichtlabel for select using (organisatie = (select platform.organisatie()));
create policy zelf_terug on berichtenbox.berichtlabel for delete using (organisatie = (select platform.organisatie()));
create policy zelf_nieuw on berichtenbox.berichtlabel for insert
  with check (organisatie = platform.organisatie() and berichtenbox.staat_in_box(bericht_id));
-- Where the content may not be read any more, what was noted about it may not be either.
create policy zelf on berichtenbox.notitie for select
  using (organisatie = (select platform.organisatie())
    and exists (select 1 from berichtenbox.inhoud i where i.bericht_id = notitie.bericht_id));
create policy zelf_nieuw on berichtenbox.notitie for insert
  with check (organisatie = platform.organisatie() and door = platform.gebruiker()
    and berichtenbox.staat_in_box(bericht_id));

grant select, insert, delete on berichtenbox.toewijzing, berichtenbox.label, berichtenbox.berichtlabel to terugkeer_app;
grant update (medewerker, door, op) on berichtenbox.toewijzing to terugkeer_app;
grant select, insert on berichtenbox.notitie to terugkeer_app;
