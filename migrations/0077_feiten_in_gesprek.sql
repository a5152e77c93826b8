-- Who asks consent tells first what the law lets go without it, with what was declared about the case: read by who holds the
-- person, and no more than read.
create policy gesprek on informatieblad.feit for select using (
  (select platform.doel()) = 'toestemming-vastleggen' and detentie.houdt(dossier, persoon));
