-- In which words an oordeel was told: what was decided holds for ever, how it is explained may get better.
alter table grondslagen.toets add column uitlegversie integer not null default 1;
