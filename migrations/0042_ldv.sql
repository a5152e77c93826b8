-- Lines of the logboek also go to a Logboek Dataverwerkingen (LDV). The lines are their own outbox: they are written in
-- the transaction of the act, a seal gives them their order, and this says up to where a receiver acknowledged them.
create table logboek.ldv (
  -- The address of the receiver.
  adres text primary key,
  -- It has the lines of every seal up to this size.
  tot bigint not null default 0,
  gelukt_op timestamptz,
  -- Attempts that failed since the last success, the reason of the last one, and when it is tried again.
  pogingen integer not null default 0,
  reden text,
  volgende_op timestamptz
);
alter table logboek.ldv enable row level security;
create function logboek.werkt_ldv_bij() returns boolean language sql stable
  return coalesce(platform.doel() = 'ldv-bijwerken' and platform.organisatie() = 'justid', false);
create policy bijwerken on logboek.ldv using ((select logboek.werkt_ldv_bij())) with check ((select logboek.werkt_ldv_bij()));
create policy ldv_leest on logboek.regel for select using ((select logboek.werkt_ldv_bij()));
create policy ldv_leest on logboek.zegel for select using ((select logboek.werkt_ldv_bij()));
grant select, insert, update on logboek.ldv to terugkeer_app;
