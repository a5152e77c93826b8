-- A scan of a signed paper is kept locked, as documents and attachments are: the key of this one file, itself locked. What was
-- kept before this has none, and stays readable as it is.
alter table toestemming.scan add column sleutel text;
