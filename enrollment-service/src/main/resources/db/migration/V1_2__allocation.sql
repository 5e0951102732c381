-- The cohorts of a study; the rows are locked while somebody is allocated.
create table cohort (
  study        text   not null,
  id           text   not null,
  held_because text,
  revision     bigint not null,
  primary key (study, id)
);

-- One row per slot that the protocol ever allowed: the cap is a constraint, not a check.
create table slot (
  study   text not null,
  cohort  text not null,
  number  int  not null check (number > 0),
  subject uuid,
  primary key (study, cohort, number),
  unique (subject),
  foreign key (study, cohort) references cohort
);
