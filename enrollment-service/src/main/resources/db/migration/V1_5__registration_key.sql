-- A key belongs to the site that chose it. What was refused left keys that stand for nobody.
alter table registration_key drop constraint registration_key_pkey;
alter table registration_key add column site text;
update registration_key set site = (select site from subject where id = registration_key.subject);
delete from registration_key where site is null;
alter table registration_key add primary key (study, site, key);
