-- Casemanager and municipality may answer each other (Pm art. 20d lid 1). The inrichting may only as long as the person
-- stays there, so who reads or answers there sees that stay: of a detention about which a municipality wrote to it, and of
-- no other. The function keeps its own search path, and so a plan of its own.
create function berichtenbox.heeft_antwoord(over uuid) returns boolean language sql stable set search_path = '' as $$
  select exists (select from berichtenbox.bericht b where b.dossier = over and b.ontvanger = platform.organisatie()
    and b.soort = 'antwoord' and b.status in ('bezorgd', 'gelezen'))
$$;

-- What an own stay is, migration 0012 says: who is there, or left at most thirty days ago.
create policy in_gesprek on detentie.periode for select using (
  (select platform.doel()) in ('berichten-lezen', 'berichten-behandelen')
  and (select platform.organisatie()) like 'pi-%' and inrichting = (select platform.organisatie())
  and begin_op <= (select platform.nu())
  and (stand = 'loopt' or (stand = 'beeindigd' and einde_op > (select platform.nu()) - interval '30 days'))
  and berichtenbox.heeft_antwoord(id));
