-- A decision on leave that was written down by mistake can be put right: what stood there and why it was wrong stays.
alter table tbs.verlofaanvraag
  add column hersteld_van text check (hersteld_van in ('verleend', 'afgewezen', 'ingetrokken')),
  add column hersteld_reden text check (length(hersteld_reden) between 5 and 500);
alter table tbs.verlofaanvraag
  add constraint verlofaanvraag_hersteld check ((hersteld_van is null) = (hersteld_reden is null)),
  add constraint verlofaanvraag_hersteld_besluit check (hersteld_van is null or besluit is not null);
create policy herstellen on tbs.verlofaanvraag for update
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'tbs-traject' and besluit is not null
    and exists (select from tbs.traject t where t.id = traject))
  with check (organisatie = (select platform.organisatie()) and hersteld_van is not null);
grant update (hersteld_van, hersteld_reden) on tbs.verlofaanvraag to terugkeer_app;
