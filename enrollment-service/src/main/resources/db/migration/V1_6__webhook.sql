-- Whom events are told. The state is the document that the journal's last record of the webhook holds; secrets are encrypted.
create table webhook (
  id                    uuid        primary key,
  study                 text        not null references study,
  status                text        not null check (status in ('active', 'disabled', 'deleted')),
  state                 jsonb       not null,
  revision              bigint      not null,
  secret                bytea,
  previous_secret       bytea,
  previous_secret_until timestamptz,
  -- How its endpoint fares: failures in a row, since when, and until when it is left alone.
  failures              int         not null default 0,
  failing_since         timestamptz,
  rests_until           timestamptz
);

create index webhook_of_study on webhook (study) where status <> 'deleted';

-- What is or was told. The body goes when the delivery is over: what was told is not kept twice.
create table webhook_delivery (
  id               bigint      generated always as identity primary key,
  webhook          uuid        not null references webhook,
  event            text        not null,
  type             text        not null,
  subject          text        not null,
  recorded_at      timestamptz not null,
  body             text,
  status           text        not null check (status in ('pending', 'delivered', 'failed')),
  attempts         int         not null default 0,
  first_attempt_at timestamptz,
  next_attempt_at  timestamptz not null,
  claimed_until    timestamptz,
  kept_at          timestamptz not null,
  replay           bigint,
  unique (webhook, event)
);

create index webhook_delivery_due on webhook_delivery (webhook, next_attempt_at, id) where status = 'pending';
create index webhook_delivery_log on webhook_delivery (webhook, id);
create index webhook_delivery_over on webhook_delivery (recorded_at) where status <> 'pending';

-- The log of attempts. It holds the first bytes of what the endpoint answered.
create table webhook_attempt (
  delivery bigint      not null references webhook_delivery on delete cascade,
  number   int         not null,
  at       timestamptz not null,
  millis   bigint      not null,
  status   int,
  failure  text,
  answer   text,
  primary key (delivery, number)
);

-- What is to be told again and is not yet: one of a webhook, which a new one takes in.
create table webhook_replay (
  id       bigint      generated always as identity primary key,
  webhook  uuid        not null unique references webhook,
  since    timestamptz not null,
  asked_at timestamptz not null
);
