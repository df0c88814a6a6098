-- Every accepted event, masked, written once and never changed. The idempotence of intake is the
-- primary key; the digest of the unmasked content tells a repeat from other content under the same id.
create table event (
  workspace       text collate "C" not null,
  event_id        text collate "C" not null,
  -- What the event is about: 1 account, 2 deployment, 3 release, 4 conversation, 5 feedback.
  aggregate_kind  smallint not null check (aggregate_kind between 1 and 5),
  aggregate_id    text collate "C" not null,
  -- Of a survey's answer: another event with this id may name another conversation.
  survey_id       text collate "C",
  -- Decides between versions; null: since ever.
  precedence_time timestamptz,
  -- HMAC-SHA-256 of the parsed content, its first 16 bytes.
  digest          bytea not null,
  -- candor.ingest.v1.Event with masked texts.
  body            bytea not null,
  receive_time    timestamptz not null default now(),
  primary key (workspace, event_id)
) partition by hash (workspace);

select candor_partition_by_workspace('event');
select candor_tenant_wall('event', '${app_role}');
revoke all on event from ${app_role};
grant select, insert on event to ${app_role};

create index event_aggregate on event (workspace, aggregate_kind, aggregate_id);
create index event_survey on event (workspace, survey_id) where survey_id is not null;
