-- Records whose events the broker refuses for good, one of each chain; the later ones of the chain wait behind it.
create table set_aside (
  study    text        not null,
  subject  text        not null,
  position bigint      not null,
  reason   text        not null,
  since    timestamptz not null,
  primary key (study, subject)
);
