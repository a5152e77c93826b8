-- Who takes part no more, or came back later, is no invitee of a talk from before: that invitation was left behind.
update tbs.uitnodiging u set weg_op = coalesce(
    (select max(d.tot) from tbs.deelname d where d.traject = u.traject and d.organisatie = u.organisatie
      and d.ontvanger = u.ontvanger and d.tot >= u.uitgenodigd_op), u.uitgenodigd_op)
  where u.weg_op is null and not exists (select from tbs.deelname d where d.traject = u.traject
    and d.organisatie = u.organisatie and d.ontvanger = u.ontvanger and d.tot is null and d.van <= u.uitgenodigd_op);
