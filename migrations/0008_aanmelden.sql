-- People who sign in at an OpenID provider, what they may do, their sessions, and the machines that connect.

-- A person of one organisation, known by the pseudonym that the provider gives.
create table toegang.medewerker (
  id uuid primary key,
  aanbieder text not null,
  onderwerp text not null,
  organisatie text not null,
  naam text not null,
  functie text,
  eerst_gezien timestamptz not null,
  laatst_gezien timestamptz not null,
  unique (aanbieder, onderwerp, organisatie)
);
create index medewerker_organisatie on toegang.medewerker (organisatie);

-- A role that a person has in an organisation, from and until a day; taken back, never removed.
create table toegang.machtiging (
  id uuid primary key,
  medewerker uuid not null references toegang.medewerker (id),
  organisatie text not null,
  rol text not null,
  van date not null,
  tot date,
  gegeven_door text not null,
  gegeven_op timestamptz not null,
  -- Who gives oneself a role waits for a colleague: without a second pair of eyes it does not count.
  bevestigd_door text,
  bevestigd_op timestamptz,
  ingetrokken_door text,
  ingetrokken_op timestamptz,
  reden text,
  -- When a beheerder last confirmed that this is still needed.
  herzien_op date,
  check (tot is null or tot >= van),
  check ((bevestigd_door is null) = (bevestigd_op is null)),
  check ((ingetrokken_door is null) = (ingetrokken_op is null))
);
create index machtiging_organisatie on toegang.machtiging (organisatie);
create index machtiging_medewerker on toegang.machtiging (medewerker);

-- The numbers by which a provider names an organisation; one KvK number can be both college and burgemeester.
create table toegang.organisatienummer (
  soort text not null check (soort in ('kvk', 'rsin', 'oin')),
  nummer text not null,
  organisatie text not null,
  primary key (soort, nummer, organisatie)
);

-- Sessions live for hours, so the table is made anew. Without a role a session shows only where to get one.
drop table toegang.sessie;
create table toegang.sessie (
  afdruk text primary key,
  aanbieder text not null,
  onderwerp text not null,
  naam text not null,
  -- The organisations that the provider vouches for; a role is chosen within these.
  organisaties text[] not null,
  machtiging uuid references toegang.machtiging (id),
  begonnen_op timestamptz not null,
  gebruikt_op timestamptz not null,
  verloopt_op timestamptz not null
);
create index sessie_verloopt on toegang.sessie (verloopt_op);
create index sessie_onderwerp on toegang.sessie (aanbieder, onderwerp);

-- A sign-in that was begun here and has not come back from the provider yet; used once.
create table toegang.aanmeldpoging (
  afdruk text primary key,
  aanbieder text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  verder text not null,
  verloopt_op timestamptz not null
);

-- A machine of an organisation or its vendor, with its public keys.
create table toegang.koppeling (
  id text primary key,
  naam text not null,
  organisatie text not null,
  rol text not null,
  bereik text[] not null,
  jwks json,
  jwks_uri text,
  -- With an OIN tokens are bound to a client certificate that carries this number.
  oin text,
  van date not null,
  tot date,
  aangemaakt_door text not null,
  aangemaakt_op timestamptz not null,
  beeindigd_door text,
  beeindigd_op timestamptz,
  check ((jwks is null) <> (jwks_uri is null)),
  check (tot is null or tot >= van)
);
create index koppeling_organisatie on toegang.koppeling (organisatie);

-- Client assertions that were used: each counts once, on all instances together.
create table toegang.assertie (
  id text primary key,
  inhoud json not null,
  verloopt_op timestamptz not null
);

do $$
declare tabel text;
begin
  foreach tabel in array array['medewerker', 'machtiging', 'organisatienummer', 'sessie', 'aanmeldpoging', 'koppeling', 'assertie'] loop
    execute format('alter table toegang.%I enable row level security', tabel);
    -- Who asks is found out here, so it is not known yet: only the purpose opens these tables.
    execute format('create policy bij_toegang on toegang.%I using (platform.doel() = ''toegang'')
      with check (platform.doel() = ''toegang'')', tabel);
  end loop;
  -- A beheerder sees and changes what is of the own organisation, and nothing else.
  foreach tabel in array array['medewerker', 'machtiging', 'koppeling'] loop
    execute format('create policy eigen_organisatie on toegang.%I
      using (platform.doel() = ''machtigingen-beheren'' and organisatie = (select platform.organisatie()))
      with check (platform.doel() = ''machtigingen-beheren'' and organisatie = platform.organisatie())', tabel);
  end loop;
end $$;

grant select, insert on toegang.medewerker to terugkeer_app;
grant update (naam, functie, laatst_gezien) on toegang.medewerker to terugkeer_app;
grant select, insert on toegang.machtiging to terugkeer_app;
grant update (tot, bevestigd_door, bevestigd_op, ingetrokken_door, ingetrokken_op, reden, herzien_op) on toegang.machtiging to terugkeer_app;
grant select, insert, delete on toegang.organisatienummer, toegang.aanmeldpoging, toegang.assertie to terugkeer_app;
grant select, insert, delete on toegang.sessie to terugkeer_app;
grant update (gebruikt_op) on toegang.sessie to terugkeer_app;
grant select, insert on toegang.koppeling to terugkeer_app;
grant update (naam, bereik, jwks, jwks_uri, oin, tot, beeindigd_door, beeindigd_op) on toegang.koppeling to terugkeer_app;
