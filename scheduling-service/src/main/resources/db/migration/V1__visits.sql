-- One row per subject who has a plan. Whoever changes a subject's visits locks this row first.
create table visit_plan (
  study          text   not null,
  subject        uuid   not null,
  site           text   not null,
  subject_number text   not null,
  study_version  text   not null,
  enrolled_on    date,
  revision       bigint not null check (revision > 0),
  primary key (study, subject)
);

-- The present state of every visit of every subject; what it was before is in the journal.
create table visit (
  study         text    not null,
  subject       uuid    not null,
  visit         text    not null,
  version       bigint  not null,
  site          text    not null,
  name          text    not null,
  epoch         text    not null check (epoch in ('run-in', 'treatment', 'follow-up')),
  contact       text    not null check (contact in ('clinic', 'telephone')),
  forms         text[]  not null,
  scheduled     boolean not null,
  ends_study    boolean not null,
  status        text    not null check (status in ('planned', 'booked', 'occurred', 'missed', 'cancelled')),
  planned_on    date    not null,
  earliest      date    not null check (earliest <= planned_on),
  latest        date    not null check (planned_on <= latest),
  booked_for    date,
  occurred_on   date,
  reason        text,
  dropped       boolean not null check (not dropped or status = 'cancelled'),
  primary key (study, subject, visit),
  foreign key (study, subject) references visit_plan,
  check (status <> 'booked' or booked_for is not null),
  check ((status = 'occurred') = (occurred_on is not null)),
  check ((status in ('missed', 'cancelled')) = (reason is not null))
);

-- The worklist: a study's visits, or a site's, by date.
create index visit_by_date on visit (study, planned_on, subject, visit);
create index visit_by_site_and_date on visit (study, site, planned_on, subject, visit);
