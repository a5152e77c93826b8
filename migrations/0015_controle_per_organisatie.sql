-- The daily check is kept for each organisation that looks at it, over what that organisation may see: what Justid
-- counts over everyone is not for one of the sources. What was kept until now was all counted by Justid.
alter table berichtenbox.controle add column organisatie text not null default 'justid';
alter table berichtenbox.controle alter column organisatie drop default;
alter table berichtenbox.controle drop constraint controle_pkey;
alter table berichtenbox.controle add primary key (organisatie, datum);
alter table berichtenbox.controle enable row level security;
create policy eigen_controles on berichtenbox.controle
  using (organisatie = (select platform.organisatie()) and (select platform.doel()) = 'bewaking')
  with check (organisatie = platform.organisatie() and platform.doel() = 'bewaking');
