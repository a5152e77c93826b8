-- Recalling: a sender takes a message back for good. What nobody opened is then unreadable; of what was opened the
-- receiver is asked to remove it from its own systems, and that is kept until it answers.

create table berichtenbox.terugroeping (
  bericht uuid primary key references berichtenbox.bericht (id),
  afzender text not null,
  ontvanger text not null,
  grond text not null check (grond in ('verkeerde-persoon', 'toestemming-ingetrokken', 'correctie')),
  -- In words for the receiver, without anything about a person.
  toelichting text not null,
  -- False for what was taken back while it waited: for its receiver it never was there.
  bezorgd boolean not null,
  op timestamptz not null,
  door text not null
);

create table berichtenbox.verwijderverzoek (
  bericht uuid primary key references berichtenbox.terugroeping (bericht),
  afzender text not null,
  ontvanger text not null,
  gevraagd_op timestamptz not null,
  uiterlijk date not null,
  stand text not null default 'open' check (stand in ('open', 'verwijderd', 'behouden')),
  afgerond_op timestamptz,
  afgerond_door text,
  afgerond_naam text,
  -- What it is kept on: a rule of the register, or an article that the receiver names itself.
  grondslag text,
  artikel text,
  toelichting text,
  herinnerd_op timestamptz,
  herinneringen integer not null default 0,
  check (num_nonnulls(afgerond_op, afgerond_door, afgerond_naam) = case when stand = 'open' then 0 else 3 end),
  check (case when stand = 'behouden'
    then num_nonnulls(grondslag, artikel) = 1 and (artikel is null) = (toelichting is null)
    else num_nonnulls(grondslag, artikel, toelichting) = 0 end)
);
create index verwijderverzoek_open on berichtenbox.verwijderverzoek (uiterlijk, afzender) where stand = 'open';
create index verwijderverzoek_ontvanger on berichtenbox.verwijderverzoek (ontvanger, uiterlijk);
create index verwijderverzoek_afzender on berichtenbox.verwijderverzoek (afzender, uiterlijk);

alter table berichtenbox.terugroeping enable row level security;
alter table berichtenbox.verwijderverzoek enable row level security;
create policy afzender_en_ontvanger on berichtenbox.terugroeping for select
  using ((select platform.organisatie()) = afzender or ((select platform.organisatie()) = ontvanger and bezorgd));
create policy bewaking on berichtenbox.terugroeping for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
create policy afzender_en_ontvanger on berichtenbox.verwijderverzoek for select
  using ((select platform.organisatie()) in (afzender, ontvanger));
create policy bewaking on berichtenbox.verwijderverzoek for select
  using (platform.organisatie() = 'justid' and platform.doel() = 'bewaking');
-- The receiver answers once; the sender only notes that it asked again.
create policy afronden on berichtenbox.verwijderverzoek for update
  using ((select platform.organisatie()) = ontvanger and stand = 'open')
  with check ((select platform.organisatie()) = ontvanger and stand <> 'open');
create policy herinneren on berichtenbox.verwijderverzoek for update
  using ((select platform.organisatie()) = afzender and stand = 'open' and (select platform.doel()) = 'verwijdering-navragen')
  with check (afzender = platform.organisatie() and stand = 'open');

grant select on berichtenbox.terugroeping, berichtenbox.verwijderverzoek to terugkeer_app;
grant update (stand, afgerond_op, afgerond_door, afgerond_naam, grondslag, artikel, toelichting, herinnerd_op, herinneringen)
  on berichtenbox.verwijderverzoek to terugkeer_app;
create trigger alleen_toevoegen before update or delete or truncate on berichtenbox.terugroeping
  for each statement execute function platform.alleen_toevoegen();

-- What was withdrawn until now was recalled as well: each was a correction, and nobody was asked to answer.
insert into berichtenbox.terugroeping (bericht, afzender, ontvanger, grond, toelichting, bezorgd, op, door)
  select id, afzender, ontvanger, 'correctie', coalesce(reden, ''), bezorgd_op is not null, ingetrokken_op, 'systeem'
  from berichtenbox.bericht where status = 'ingetrokken' and ingetrokken_op is not null;

-- Whether someone at the receiver read a message is what the logboek says, and nothing else.
create index regel_gelezen on logboek.regel (onderwerp, organisatie) where handeling in ('gelezen', 'gezocht');

-- Who reads a box holds it shared for the transaction; who recalls from it waits for those and keeps out the next. So a
-- reading is either in the logboek before the recall looks, or it finds the message empty.
create function berichtenbox.lees_samen(box text) returns void language sql volatile
  return pg_advisory_xact_lock_shared(hashtextextended('berichtenbox.lezen ' || box, 0));

-- Takes these back, for their sender alone, each once. Gives what it did take back. It runs as the owner because it reads
-- in the logboek of the receiver; of that the sender learns what it always sees: that its message was opened.
create function berichtenbox.roep_terug(wat json, nu timestamptz, wie text, laatste_dag date)
  returns table (bericht uuid, ontvanger text, betrokkene uuid, toets_id uuid, bezorgd boolean, verwijderen boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  van constant text := platform.organisatie();
  box text;
begin
  -- In one order, so that two who recall from the same boxes do not wait for each other.
  for box in select distinct b.ontvanger from json_to_recordset(wat) as w (bericht uuid)
      join berichtenbox.bericht b on b.id = w.bericht where b.afzender = van order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('berichtenbox.lezen ' || box, 0));
  end loop;
  return query
    with terug as (
      update berichtenbox.bericht b
      set status = 'ingetrokken', ingetrokken_op = nu, reden = w.toelichting,
        -- Where and when it was is about the wrong person as well.
        inrichting = case when w.grond = 'verkeerde-persoon' then null else b.inrichting end,
        gebeurd_op = case when w.grond = 'verkeerde-persoon' then null else b.gebeurd_op end
      from json_to_recordset(wat) as w (bericht uuid, grond text, toelichting text)
      where b.id = w.bericht and b.afzender = van and b.status in ('klaargezet', 'bezorgd', 'gelezen', 'onbestelbaar')
      returning b.id, b.afzender, b.ontvanger, b.betrokkene, b.toets_id, b.bezorgd_op is not null as bezorgd,
        w.grond, w.toelichting)
    , gelezen as (
      select t.id from terug t where t.bezorgd and exists (select 1 from logboek.regel r
        where r.onderwerp = t.id and r.organisatie = t.ontvanger and r.handeling in ('gelezen', 'gezocht')
          and cardinality(r.gegevens) > 0))
    , dicht as (
      update berichtenbox.inhoud i set ingetrokken = true from terug where i.bericht_id = terug.id returning i.bericht_id)
    , vast as (
      insert into berichtenbox.terugroeping (bericht, afzender, ontvanger, grond, toelichting, bezorgd, op, door)
      select t.id, t.afzender, t.ontvanger, t.grond, t.toelichting, t.bezorgd, nu, wie from terug t)
    , gevraagd as (
      insert into berichtenbox.verwijderverzoek (bericht, afzender, ontvanger, gevraagd_op, uiterlijk)
      select t.id, t.afzender, t.ontvanger, nu, laatste_dag from terug t join gelezen g on g.id = t.id)
    select t.id, t.ontvanger, t.betrokkene, t.toets_id, t.bezorgd, g.id is not null
    from terug t left join gelezen g on g.id = t.id order by t.id;
end $$;

-- The senders that have to ask again for an answer that is overdue. For the server itself, which acts for nobody here.
create function berichtenbox.na_te_vragen(vandaag date, eerder timestamptz) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.organisatie() is not null or platform.doel() is distinct from 'verwijdering-navragen' then
    raise exception 'alleen de server zelf ziet wie moet navragen' using errcode = 'insufficient_privilege';
  end if;
  return query select distinct v.afzender from berichtenbox.verwijderverzoek v
    where v.stand = 'open' and v.uiterlijk < vandaag and (v.herinnerd_op is null or v.herinnerd_op <= eerder) order by 1;
end $$;

revoke execute on function berichtenbox.roep_terug(json, timestamptz, text, date),
  berichtenbox.na_te_vragen(date, timestamptz) from public;
grant execute on function berichtenbox.roep_terug(json, timestamptz, text, date),
  berichtenbox.na_te_vragen(date, timestamptz) to terugkeer_app;
-- There is one road back, and it is the one above.
drop policy intrekken on berichtenbox.bericht;
drop policy intrekken on berichtenbox.inhoud;
revoke update (ingetrokken) on berichtenbox.inhoud from terugkeer_app;
revoke update (ingetrokken_op, reden) on berichtenbox.bericht from terugkeer_app;

-- Telling: that an answer is overdue is a third thing to tell. What was not told yet of a recalled message is not told
-- any more: only that it was recalled. It stays visible, as fallen away.
alter table bezorging.aflevering drop constraint aflevering_soort_check;
alter table bezorging.aflevering add constraint aflevering_soort_check
  check (soort in ('ontvangen', 'ingetrokken', 'verwijderherinnering'));
alter table bezorging.aflevering drop constraint aflevering_status_check;
alter table bezorging.aflevering add constraint aflevering_status_check
  check (status in ('wacht', 'aangehouden', 'afgeleverd', 'dood', 'vervallen'));
alter table bezorging.nieuws drop constraint nieuws_soort_check;
alter table bezorging.nieuws add constraint nieuws_soort_check
  check (soort in ('ontvangen', 'ingetrokken', 'verwijderherinnering'));

create or replace function bezorging.plan(berichten json, nu timestamptz)
  returns table (id uuid, organisatie text, spoor text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    -- The addresses first, as who tells them does, or the two would wait for each other.
    select a.id from bezorging.abonnement a
    where a.organisatie in (select b.ontvanger from json_to_recordset(berichten) as w (bericht uuid, soort text)
      join berichtenbox.bericht b on b.id = w.bericht
      where w.soort = 'ingetrokken' and b.afzender = platform.organisatie())
    order by a.id for share of a;
    update bezorging.aflevering f set status = 'vervallen', laatste_reden = 'Het bericht is teruggeroepen.'
    from json_to_recordset(berichten) as w (bericht uuid, soort text)
    join berichtenbox.bericht b on b.id = w.bericht
    where w.soort = 'ingetrokken' and f.bericht = b.id and f.soort = 'ontvangen'
      and f.status in ('wacht', 'aangehouden', 'dood') and b.afzender = platform.organisatie();
    insert into bezorging.aflevering (id, organisatie, abonnement, bericht, soort, spoor, status, begonnen_op, gemaakt_op)
    select gen_random_uuid(), a.organisatie, a.id, b.id, w.soort, w.spoor,
      -- What cannot wait is tried at once, also at an address that is silent: it is then the try itself.
      case when a.stil_sinds is null or w.spoor = 'spoed' then 'wacht' else 'aangehouden' end, nu, nu
    from json_to_recordset(berichten) as w (bericht uuid, soort text, spoor text)
    join berichtenbox.bericht b on b.id = w.bericht and b.bezorgd_op is not null
    join bezorging.abonnement a on a.organisatie = b.ontvanger and a.stand <> 'beeindigd'
    where b.afzender = platform.organisatie() or aansluiting.justid_beheert()
    -- An address that just answered again must not leave this on hold: whoever sees it silent here is seen there.
    for share of a
    returning aflevering.id, aflevering.organisatie, aflevering.spoor;
  end;
