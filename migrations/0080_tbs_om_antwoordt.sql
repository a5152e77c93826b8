-- What the clinic wrote down as asked by the OM, the OM itself confirms or denies. What it denies holds no longer.
alter table tbs.opdracht add column om_stand text check (om_stand in ('bevestigd', 'ontkend')),
  add column om_door text, add column om_naam text, add column om_op timestamptz;
alter table tbs.opdracht
  add constraint opdracht_om_antwoord check (num_nulls(om_stand, om_door, om_naam, om_op) in (0, 4)),
  add constraint opdracht_om_gevraagd check (om_stand is null or soort = 'opdrachtVanOm'),
  add constraint opdracht_om_ontkend check (om_stand is distinct from 'ontkend' or vervallen_op is not null);

-- The OM knows that it takes part from the first thing that is written down in its name.
update tbs.deelname d set gedeeld_op = (select min(o.gevraagd_op) from tbs.opdracht o
    where o.traject = d.traject and o.soort = 'opdrachtVanOm' and o.vervallen_op is null)
  where d.partij = 'om' and d.tot is null and d.gedeeld_op is null and exists (select from tbs.opdracht o
    where o.traject = d.traject and o.soort = 'opdrachtVanOm' and o.vervallen_op is null);

-- It sees what holds in its name, and what it denied, as long as it takes part. Of the track it sees nothing else.
create policy in_haar_naam on tbs.opdracht for select using (soort = 'opdrachtVanOm'
  and (vervallen_op is null or om_stand = 'ontkend') and (select platform.doel()) = 'tbs-deelname'
  and exists (select from tbs.deelname d where d.traject = opdracht.traject and d.partij = 'om'
    and d.ontvanger = (select platform.organisatie())));

-- The only way to write the answer of the OM: neither the clinic nor the reclassering gives it. What was confirmed can still be
-- denied; what was denied stays so. True when it was written down.
create function tbs.om_antwoordt(welk uuid, antwoord text, naam text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if platform.doel() is distinct from 'tbs-deelname' or not exists (select from tbs.opdracht o join tbs.deelname d
      on d.traject = o.traject where o.id = welk and o.soort = 'opdrachtVanOm' and d.partij = 'om'
        and d.ontvanger = platform.organisatie() and d.tot is null and d.gedeeld_op is not null) then
    raise exception 'dit is niet namens deze organisatie gevraagd' using errcode = 'insufficient_privilege';
  end if;
  update tbs.opdracht o set om_stand = antwoord, om_door = platform.gebruiker(), om_naam = naam, om_op = platform.nu(),
      vervallen_op = case antwoord when 'ontkend' then platform.nu() end
    where o.id = welk and o.vervallen_op is null and o.om_stand is distinct from antwoord;
  return found;
end $$;
revoke execute on function tbs.om_antwoordt(uuid, text, text) from public;
grant execute on function tbs.om_antwoordt(uuid, text, text) to terugkeer_app;
