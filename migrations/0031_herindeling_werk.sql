-- At a merger also goes what an organisation keeps of its own about its messages, and what was asked about them.

-- A person moves with what was assigned to them; a label with the messages it is on.
alter table berichtenbox.toewijzing drop constraint toewijzing_medewerker_organisatie_fkey;
alter table berichtenbox.toewijzing add constraint toewijzing_medewerker_organisatie_fkey
  foreign key (medewerker, organisatie) references toegang.medewerker (id, organisatie) on update cascade;
alter table berichtenbox.berichtlabel drop constraint berichtlabel_label_organisatie_fkey;
alter table berichtenbox.berichtlabel add constraint berichtlabel_label_organisatie_fkey
  foreign key (label, organisatie) references berichtenbox.label (id, organisatie) on delete cascade on update cascade;

insert into herindeling.gaat_mee values
  ('berichtenbox.notitie', 'organisatie'), ('berichtenbox.bewaard_filter', 'organisatie'), ('berichtenbox.bezoek', 'organisatie'),
  ('berichtenbox.bewaarplicht', 'organisatie'), ('berichtenbox.verwijderverzoek', 'ontvanger'),
  ('berichtenbox.verwijderverzoek', 'afzender'), ('berichtenbox.terugroeping', 'ontvanger'),
  ('berichtenbox.terugroeping', 'afzender'), ('berichtenbox.vernietiging', 'ontvanger'), ('berichtenbox.vernietiging', 'afzender');

-- Facts of the past still change for nobody; only whose they are follows the merger.
do $$
declare tabel text;
begin
  foreach tabel in array array['berichtenbox.terugroeping', 'berichtenbox.vernietiging'] loop
    execute format('drop trigger alleen_toevoegen on %s', tabel);
    execute format('create trigger alleen_toevoegen before delete or truncate on %s
      for each statement execute function platform.alleen_toevoegen()', tabel);
    execute format('create trigger nooit_wijzigen before update on %s
      for each statement when (not herindeling.voert_uit()) execute function platform.alleen_toevoegen()', tabel);
  end loop;
end $$;

-- Who is known to the successor already gets there what was assigned to them here. A label of which the successor has
-- one of that name becomes that one.
create function herindeling.verhuis_werk(oud text, nieuw text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform herindeling.eis_uitvoering();
  update berichtenbox.toewijzing t set medewerker = d.id, organisatie = nieuw
    from toegang.medewerker w join toegang.medewerker d
      on d.organisatie = nieuw and d.aanbieder = w.aanbieder and d.onderwerp = w.onderwerp
    where t.organisatie = oud and w.id = t.medewerker and w.organisatie = oud;
  update berichtenbox.berichtlabel b set label = d.id, organisatie = nieuw
    from berichtenbox.label l join berichtenbox.label d on d.organisatie = nieuw and lower(d.naam) = lower(l.naam)
    where b.organisatie = oud and l.id = b.label and l.organisatie = oud;
  delete from berichtenbox.label l where l.organisatie = oud and exists (
    select 1 from berichtenbox.label d where d.organisatie = nieuw and lower(d.naam) = lower(l.naam));
  update berichtenbox.label l set organisatie = nieuw where l.organisatie = oud;
end $$;
revoke execute on function herindeling.verhuis_werk(text, text) from public;
grant execute on function herindeling.verhuis_werk(text, text) to terugkeer_app;
