-- A measure of the burgemeester that was withdrawn, or that ended: a decision beside it, which names it. The measure itself
-- stays as it was, for accountability (Bjsg art. 11a lid 4), and both go when that is over.
-- SPDX-License-Identifier: EUPL-1.2

alter table berichtenbox.bijbesluit drop constraint bijbesluit_besluit_check;
alter table berichtenbox.bijbesluit add constraint bijbesluit_besluit_check
  check (besluit in ('maatregel', 'geen-maatregel', 'ingetrokken', 'beeindigd'));
-- The measure that it ends, of the same message.
alter table berichtenbox.bijbesluit add column van uuid;
alter table berichtenbox.bijbesluit add constraint bijbesluit_van check ((van is not null) = (besluit in ('ingetrokken', 'beeindigd')));
alter table berichtenbox.bijbesluit add constraint bijbesluit_id_bericht unique (id, bericht);
alter table berichtenbox.bijbesluit add constraint bijbesluit_einde_van foreign key (van, bericht)
  references berichtenbox.bijbesluit (id, bericht);
-- It ends once, whoever is first.
create unique index bijbesluit_einde on berichtenbox.bijbesluit (van) where van is not null;

-- A measure is taken on a message that stands in the box. It is ended as long as it is accounted for, also after the message
-- was recalled or destroyed: that is when one wants to.
drop policy besluiten on berichtenbox.bijbesluit;
create policy besluiten on berichtenbox.bijbesluit for insert with check (
  platform.doel() = 'bij-besluiten' and ontvanger = platform.organisatie() and door = platform.gebruiker() and van is null
  and exists (select 1 from berichtenbox.bericht b where b.id = bericht and b.ontvanger = bijbesluit.ontvanger
    and b.soort = 'bij' and b.status in ('bezorgd', 'gelezen') and b.bezorgd_op = verstrekt_op and b.toets_id = bijbesluit.toets_id));
-- What is a measure of the acting burgemeester: a policy cannot look in its own table.
create function berichtenbox.is_eigen_maatregel(welke uuid, op_bericht uuid, sinds timestamptz, getoetst uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from berichtenbox.bijbesluit m where m.id = welke and m.bericht = op_bericht and m.besluit = 'maatregel'
    and m.ontvanger = platform.organisatie() and m.verstrekt_op = sinds and m.toets_id = getoetst);
revoke execute on function berichtenbox.is_eigen_maatregel(uuid, uuid, timestamptz, uuid) from public;
grant execute on function berichtenbox.is_eigen_maatregel(uuid, uuid, timestamptz, uuid) to terugkeer_app;
create policy beeindigen on berichtenbox.bijbesluit for insert with check (
  platform.doel() = 'bij-besluiten' and ontvanger = platform.organisatie() and door = platform.gebruiker() and van is not null
  and berichtenbox.is_eigen_maatregel(van, bericht, verstrekt_op, toets_id));
