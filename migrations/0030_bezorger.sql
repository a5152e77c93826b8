-- The server itself tells every system in one go: it sees where to and what, in these two tables and nowhere else. No
-- person and no machine ever acts as this organisation.
create function bezorging.is_bezorger() returns boolean language sql stable
  return coalesce(platform.organisatie() = 'terugkeer' and platform.doel() = 'meldingen-bezorgen', false);
create policy bezorger_leest on bezorging.abonnement for select using ((select bezorging.is_bezorger()));
create policy bezorger_houdt_bij on bezorging.abonnement for update using ((select bezorging.is_bezorger()));
create policy bezorger_leest on bezorging.aflevering for select using ((select bezorging.is_bezorger()));
create policy bezorger_houdt_bij on bezorging.aflevering for update using ((select bezorging.is_bezorger()));
