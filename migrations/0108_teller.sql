-- Who seals looks whether the counter of the lines was turned back: what then comes below the highest sealed number, no seal
-- looks for. It tells no more than the numbers of the lines do.
grant select on sequence logboek.regel_volgnummer_seq to terugkeer_app;
