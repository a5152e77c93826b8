-- Sessions of people and tokens of machines; only their hash is kept.
create schema toegang;
grant usage on schema toegang to terugkeer_app;

create table toegang.sessie (
  afdruk text primary key,
  soort text not null check (soort in ('browser', 'machine')),
  gebruiker text not null,
  naam text not null,
  organisatie text not null,
  rol text not null,
  verloopt_op timestamptz not null
);
create index sessie_verloopt on toegang.sessie (verloopt_op);

alter table toegang.sessie enable row level security;
-- A session is looked up before it is known who asks, so only the purpose opens this table.
create policy bij_toegang on toegang.sessie using (platform.doel() = 'toegang') with check (platform.doel() = 'toegang');
grant select, insert, delete on toegang.sessie to terugkeer_app;
