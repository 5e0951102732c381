-- One row per study, locked while the study itself is changed.
create table study (
  id text primary key
);

-- The protocol versions in force. A version never changes.
create table study_version (
  study        text        not null references study,
  version      text        not null,
  sequence     bigint      generated always as identity,
  definition   jsonb       not null,
  activated_at timestamptz not null,
  primary key (study, version)
);

-- The sites that are open.
create table site (
  study     text not null references study,
  id        text not null,
  name      text not null,
  country   text not null,
  time_zone text not null,
  primary key (study, id)
);
