-- Whoever has everything gone through again keeps what was found, with its moment, beside the check of that day: what was
-- missing at noon may not be gone from the list at one.
alter table berichtenbox.controle add column opnieuw boolean not null default false;
alter table berichtenbox.controle drop constraint controle_pkey;
alter table berichtenbox.controle add primary key (organisatie, datum, gemaakt_op);
-- However many servers there are, the check of the day is done once.
create unique index controle_van_de_dag on berichtenbox.controle (organisatie, datum) where not opnieuw;
