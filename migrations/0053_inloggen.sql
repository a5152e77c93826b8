-- How we come in at an address that wants to hear: with a token of its own OAuth server (client credentials), for which we
-- prove ourselves with the key that signs what is told. There is no secret in it.
alter table bezorging.abonnement
  add column token_adres text,
  add column client_id text,
  -- What is asked of that server (scope), or null when it does not want to hear that.
  add column bereik text,
  add constraint abonnement_inloggen check (
    (token_adres is null) = (client_id is null) and (bereik is null or token_adres is not null));
grant update (token_adres, client_id, bereik) on bezorging.abonnement to terugkeer_app;

-- Whether another organisation came in with this name at a token server of this host, ever: then it may not be ours.
-- Otherwise one organisation could have tokens for the systems of another sent to an address of its own. The host counts and
-- not the path: one path can be written in many ways. The lock lasts until the end of the transaction: two who take the
-- same name at once do not both find it free. Null for who does not set up addresses.
create function bezorging.is_inlog_van_ander(bij text, naam text) returns boolean
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('bezorging.inlog ' || bij || ' ' || naam, 0));
    select case when platform.doel() = 'meldingen-instellen' then exists (select from bezorging.abonnement a
      where a.client_id = naam and substring(a.token_adres from '^[a-z]+://[^/?#]+') = bij
        and a.organisatie <> platform.organisatie()) end;
  end;
revoke execute on function bezorging.is_inlog_van_ander(text, text) from public;
grant execute on function bezorging.is_inlog_van_ander(text, text) to terugkeer_app;
create index abonnement_client on bezorging.abonnement (client_id) where client_id is not null;
