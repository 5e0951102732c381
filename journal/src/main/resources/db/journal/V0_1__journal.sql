-- The service works with the tables as another user than the one that owns them, where the installation gives two.
alter default privileges in schema public grant select, insert, update, delete on tables to "${service-user}";

-- The service's append-only journal. Every index leads with study and subject, the chain.
create table journal (
  study           text        not null,
  subject         text        not null,
  position        bigint      not null check (position > 0),
  key             text        not null,
  revision        bigint      not null check (revision > 0),
  site            text,
  recorded_at     timestamptz not null,
  idempotency_key text,
  content         jsonb       not null,
  previous_hash   text        not null,
  hash            text        not null,
  primary key (study, subject, position),
  unique (study, subject, key, revision),
  unique (study, subject, idempotency_key)
);

-- Nothing ever obscures an earlier entry (21 CFR 11.10(e)): neither by grant nor by trigger may a record change.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger journal_rows_stay before update or delete on journal for each row execute function refuse_change();
create trigger journal_stays before truncate on journal for each statement execute function refuse_change();
revoke update, delete, truncate, trigger on journal from public, current_user, "${service-user}";

-- The outbox: which records' events are not yet published. A row goes when its event is in the topic.
create table pending (
  sequence bigint generated always as identity primary key,
  study    text   not null,
  subject  text   not null,
  position bigint not null
);

-- How far this service has taken in each other service's chain: the inbox, and the last anchor it saw.
create table copy_position (
  source   text   not null,
  study    text   not null,
  subject  text   not null,
  position bigint not null,
  hash     text   not null,
  primary key (source, study, subject)
);

-- Small copies of what other services published; any of it can be rebuilt from the topics.
create table copy (
  kind    text  not null,
  study   text  not null,
  subject text  not null,
  key     text  not null,
  body    jsonb not null,
  primary key (kind, study, subject, key)
);

-- Events that could not be taken in yet, and the later events of the same chain, which wait behind them.
create table parked_event (
  id              bigint generated always as identity primary key,
  source          text        not null,
  study           text        not null,
  subject         text        not null,
  position        bigint      not null,
  topic           text        not null,
  event           jsonb       not null,
  reason          text        not null,
  attempts        int         not null default 0,
  next_attempt_at timestamptz,
  parked_at       timestamptz not null,
  unique (source, study, subject, position)
);
