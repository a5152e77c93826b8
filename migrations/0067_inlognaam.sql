-- The host of a token server, without what can be written in more than one way: the port, a dot at its end, and the three
-- names of the own machine (training only). Who else answers on another port of one host is the same organisation to us.
create function bezorging.inlogserver(adres text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  begin atomic
    select case when s.host in ('127.0.0.1', '[::1]') then 'localhost' else s.host end
      from (select regexp_replace(lower(substring(adres from '^[A-Za-z]+://([^/?#]*)')), '\.*(:[0-9]*)?$', '') as host) s;
  end;
revoke execute on function bezorging.inlogserver(text) from public;

-- Whether another organisation came in with this name at a token server of this host, ever: then it may not be ours. Takes
-- the place of is_inlog_van_ander, which compared hosts as they were written. The lock lasts until the end of the
-- transaction: two who take the same name at once do not both find it free. Null for who does not set up addresses.
create function bezorging.is_inlognaam_van_ander(bij text, naam text) returns boolean
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('bezorging.inlog ' || bezorging.inlogserver(bij) || ' ' || naam, 0));
    select case when platform.doel() = 'meldingen-instellen' then exists (select from bezorging.abonnement a
      where a.client_id = naam and bezorging.inlogserver(a.token_adres) = bezorging.inlogserver(bij)
        and a.organisatie <> platform.organisatie()) end;
  end;
revoke execute on function bezorging.is_inlognaam_van_ander(text, text) from public;
grant execute on function bezorging.is_inlognaam_van_ander(text, text) to terugkeer_app;
drop function bezorging.is_inlog_van_ander(text, text);
