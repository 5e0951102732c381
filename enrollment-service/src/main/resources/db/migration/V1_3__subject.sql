-- The subjects. The state is the document that the journal's last record of the subject holds.
create table subject (
  id       uuid   primary key,
  study    text   not null,
  site     text   not null,
  running  int    not null check (running > 0),
  status   text   not null,
  state    jsonb  not null,
  revision bigint not null,
  unique (study, site, running),
  foreign key (study, site) references site
);

create index subject_in_order on subject (study, id);

-- The last subject number that each site gave.
create table subject_number (
  study   text not null,
  site    text not null,
  running int  not null,
  primary key (study, site)
);

-- Which subject a registration's idempotency key stands for, also while its first request is under way.
create table registration_key (
  study   text not null,
  key     text not null,
  subject uuid not null,
  primary key (study, key)
);
