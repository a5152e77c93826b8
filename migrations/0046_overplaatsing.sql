-- Someone who is moved to another inrichting takes along what was being prepared: the sheet as far as it was filled in, and
-- what was said about consent. A no counts wherever it was said; a yes opens nothing at who did not ask for it.

-- Where someone was before the last move, as it follows from the events. Unknown until the next event of who moved before.
alter table detentie.periode add column vorige_inrichting text;

-- Who asks whether an inrichting holds someone names both. On tables that were just filled the planner cannot tell the
-- index on the person from that on the inrichting, and reads everyone who is there. With both in one, in the order in which
-- the newest is asked for, there is no choice.
create index periode_houder on detentie.periode (persoon_id, inrichting, begin_op desc, id desc);
drop index detentie.periode_persoon;

-- True when the acting inrichting holds this person, in this detention: the words of the policy of detentie.periode, for
-- functions that run as the owner as well.
create function detentie.houdt(dossier uuid, wie uuid) returns boolean language sql stable
  return exists (select 1 from detentie.periode d
    where d.id = dossier and d.persoon_id = wie and d.inrichting = platform.organisatie()
      and personen.is_persoonsdoel() and d.begin_op <= platform.nu()
      and (d.stand = 'loopt' or (d.stand = 'beeindigd' and d.einde_op > platform.nu() - interval '30 days')));

-- What was said in this detention is seen by who holds the person now, whoever asked.
create function toestemming.in_deze_detentie(wie uuid, moment timestamptz) returns boolean language sql stable
  return exists (select 1 from detentie.periode d
    where d.persoon_id = wie and d.inrichting = platform.organisatie() and d.stand in ('loopt', 'beeindigd')
      and d.begin_op <= moment);
create policy overgenomen on toestemming.regel for select using (
  organisatie like 'pi-%' and (select personen.is_persoonsdoel()) and toestemming.in_deze_detentie(persoon, op));

-- Who ever got a yes of this person, at whatever inrichting: what each of them sent is taken back when it becomes a no. Only
-- for who writes in this ledger now. It runs as the owner: who asks does not see the lines of others.
create function toestemming.gevers(wie uuid) returns table (organisatie text, ontvanger text, basisvoorwaarde text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if platform.doel() is distinct from 'toestemming-vastleggen' or not exists (
    select from toestemming.regel r where r.persoon = wie and r.organisatie = platform.organisatie()) then
    raise exception 'alleen wie hier iets vastlegde' using errcode = 'insufficient_privilege';
  end if;
  return query select distinct r.organisatie, r.ontvanger, r.basisvoorwaarde from toestemming.regel r
    where r.persoon = wie and r.soort = 'gegeven' order by 1, 2, 3;
end $$;
revoke execute on function toestemming.gevers(uuid) from public;
grant execute on function toestemming.gevers(uuid) to terugkeer_app;

-- What was taken back because a consent ended, of these people: by the acting organisation itself, or by an inrichting that
-- held the person before in this detention. With how its receiver answered.
create function berichtenbox.teruggeroepen_om_nee(mensen uuid[]) returns table (betrokkene uuid, bericht uuid, afzender text,
    ontvanger text, op timestamptz, stand text, uiterlijk date, grond text, beantwoord_op timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select b.betrokkene, t.bericht, t.afzender, t.ontvanger, t.op, v.stand, v.uiterlijk, coalesce(v.grondslag, v.artikel), v.afgerond_op
    from berichtenbox.bericht b
    join berichtenbox.terugroeping t on t.bericht = b.id and t.grond = 'toestemming-ingetrokken'
    left join berichtenbox.verwijderverzoek v on v.bericht = t.bericht
    where b.betrokkene = any (mensen)
      and (t.afzender = platform.organisatie() or detentie.houdt(b.dossier, b.betrokkene))
    order by b.volgnummer desc;
  end;
revoke execute on function berichtenbox.teruggeroepen_om_nee(uuid[]) from public;
grant execute on function berichtenbox.teruggeroepen_om_nee(uuid[]) to terugkeer_app;

-- One sheet for one detention, whoever holds the person; of two the one that was written last.
delete from informatieblad.gebied g using informatieblad.gebied n
  where n.dossier = g.dossier and n.basisvoorwaarde = g.basisvoorwaarde and (n.op, n.organisatie) > (g.op, g.organisatie);
delete from informatieblad.feit f using informatieblad.feit n
  where n.dossier = f.dossier and n.feit = f.feit and (n.op, n.organisatie) > (f.op, f.organisatie);
alter table informatieblad.gebied drop constraint gebied_pkey, add primary key (dossier, basisvoorwaarde);
alter table informatieblad.feit drop constraint feit_pkey, add primary key (dossier, feit);

drop policy zelf on informatieblad.gebied;
drop policy zelf on informatieblad.feit;
-- Only who holds the person now, and only for this work. The organisation is that which wrote it last.
create policy houder on informatieblad.gebied
  using ((select platform.doel()) = 'informatieblad-maken' and detentie.houdt(dossier, persoon))
  with check (organisatie = platform.organisatie() and platform.doel() = 'informatieblad-maken'
    and door = platform.gebruiker() and detentie.houdt(dossier, persoon));
create policy houder on informatieblad.feit
  using ((select platform.doel()) = 'informatieblad-maken' and detentie.houdt(dossier, persoon))
  with check (organisatie = platform.organisatie() and platform.doel() = 'informatieblad-maken'
    and door = platform.gebruiker() and detentie.houdt(dossier, persoon));
grant update (organisatie) on informatieblad.gebied, informatieblad.feit to terugkeer_app;
