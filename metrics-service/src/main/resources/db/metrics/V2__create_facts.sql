-- Facts as they were last told, one row per thing, with what is derived from other facts beside them, so that what a
-- row has been counted as can be read from the row alone. Times are those of the event, never of the arrival.

create table conversation_fact (
  workspace text not null,
  conversation_id text not null,
  revision bigint not null,
  deployment_id text not null,
  bot_version text not null,
  channel text not null,
  account_id text not null,
  customer_id text not null,
  open_time timestamptz not null,
  close_time timestamptz,
  archetype text not null,
  area text not null,
  attempted boolean not null,
  resolved boolean not null,
  escalated boolean not null,
  ticketed boolean not null,
  context_lost boolean not null,
  context_lost_flagged boolean not null,
  repeated_state boolean not null,
  packet_part_count smallint not null,
  bot_handle_millis bigint,
  agent_turns_handle_millis bigint,
  agent_ticketing_handle_millis bigint,
  model_score_micros bigint,
  policy_class_01_count bigint not null,
  policy_class_02_count bigint not null,
  policy_class_03_count bigint not null,
  policy_class_04_count bigint not null,
  refund_paid_count bigint not null,
  refund_judged_count bigint not null,
  refund_within_count bigint not null,
  leakage_micros jsonb not null,
  excerpt text not null,
  week date,
  segment text not null,
  next_contact_time timestamptz,
  primary key (workspace, conversation_id)
) partition by hash (workspace);
select candor_partition_by_workspace('conversation_fact');
select candor_tenant_wall('conversation_fact', '${app_role}');
comment on table conversation_fact is 'One row per conversation, open ones too; only closed ones are counted.';
comment on column conversation_fact.deployment_id is 'Empty: no bot took part.';
comment on column conversation_fact.customer_id is 'Empty: unknown, and then in no repeat-contact figure.';
comment on column conversation_fact.bot_handle_millis is 'Only where it counts: contained conversations.';
comment on column conversation_fact.agent_turns_handle_millis is 'Only where it counts: escalations without a figure of the ticketing system.';
comment on column conversation_fact.agent_ticketing_handle_millis is 'Only where it counts: escalations.';
comment on column conversation_fact.leakage_micros is 'Millionths of the unit paid outside policy, by currency.';
comment on column conversation_fact.week is 'Derived: Monday of the cohort week in the workspace zone; null while open.';
comment on column conversation_fact.segment is 'Derived: of the account at close_time; UNSPECIFIED when unknown.';
comment on column conversation_fact.next_contact_time is 'Derived: opening of the next conversation of the same customer and archetype within 30 days of the close.';

-- The chain of a customer's conversations of one archetype.
create index conversation_fact_chain on conversation_fact (workspace, customer_id, archetype, open_time)
  where customer_id <> '';
create index conversation_fact_account on conversation_fact (workspace, account_id) where account_id <> '';
-- Percentiles and drill-down of the shown cells read this week's rows only.
create index conversation_fact_week on conversation_fact (workspace, week, deployment_id)
  include (archetype, segment, channel, close_time, next_contact_time, customer_id,
    bot_handle_millis, agent_turns_handle_millis, agent_ticketing_handle_millis);
-- A baseline's window holds conversations without a bot.
create index conversation_fact_no_bot on conversation_fact (workspace, close_time) where deployment_id = '';

create table item_fact (
  workspace text not null,
  conversation_id text not null,
  item_id text not null,
  revision bigint not null,
  source text not null,
  time timestamptz not null,
  rating_nanos bigint,
  satisfied boolean not null,
  low boolean not null,
  severity smallint not null,
  account_id text not null,
  area text not null,
  theme text not null,
  excerpt text not null,
  week date not null,
  segment text not null,
  primary key (workspace, conversation_id, source, item_id)
) partition by hash (workspace);
select candor_partition_by_workspace('item_fact');
select candor_tenant_wall('item_fact', '${app_role}');
comment on table item_fact is 'One row per item: the last survey answer of a kind of a conversation, or one feedback item.';
comment on column item_fact.conversation_id is 'Empty for feedback.';
comment on column item_fact.item_id is 'The producer''s survey or feedback id.';
comment on column item_fact.source is 'RESOLUTION or DELAYED for survey answers, else the feedback source.';
comment on column item_fact.rating_nanos is 'Mapped rating 1..5 in billionths; null when unrated.';
comment on column item_fact.area is 'Of the words, else of the conversation; empty when unknown.';
comment on column item_fact.week is 'Derived: Monday of the week in which the words were written, in the workspace zone.';
comment on column item_fact.segment is 'Derived: of the account at `time`; UNSPECIFIED when unknown.';
create index item_fact_account on item_fact (workspace, account_id) where account_id <> '';
create index item_fact_time on item_fact (workspace, time desc, conversation_id, source, item_id);
create index item_fact_area on item_fact (workspace, area, time desc, conversation_id, source, item_id);
create index item_fact_theme on item_fact (workspace, theme, time desc, conversation_id, source, item_id);

create table policy_excerpt (
  workspace text not null,
  conversation_id text not null,
  position int not null,
  policy_class text not null,
  time timestamptz not null,
  excerpt text not null,
  primary key (workspace, conversation_id, position)
) partition by hash (workspace);
select candor_partition_by_workspace('policy_excerpt');
select candor_tenant_wall('policy_excerpt', '${app_role}');
comment on table policy_excerpt is 'The sentences behind a conversation''s policy incidents, masked; for examples, counted nowhere.';

create table account_fact (
  workspace text not null,
  account_id text not null,
  revision bigint not null,
  primary key (workspace, account_id)
) partition by hash (workspace);
select candor_partition_by_workspace('account_fact');
select candor_tenant_wall('account_fact', '${app_role}');

create table account_version (
  workspace text not null,
  account_id text not null,
  position int not null,
  start_time timestamptz,
  segment text not null,
  plan text not null,
  arr_currency text not null,
  arr_micros bigint not null,
  renewal_date date,
  lifecycle_stage text not null,
  primary key (workspace, account_id, position),
  foreign key (workspace, account_id) references account_fact on delete cascade
) partition by hash (workspace);
select candor_partition_by_workspace('account_version');
select candor_tenant_wall('account_version', '${app_role}');
comment on column account_version.position is 'From 0, oldest first.';
comment on column account_version.start_time is 'From when on the state is true; null: since ever.';
comment on column account_version.arr_currency is 'ISO 4217; empty when the revenue is unknown.';

create table deployment_fact (
  workspace text not null,
  deployment_id text not null,
  revision bigint not null,
  display_name text not null,
  go_live_time timestamptz not null,
  deflection_list text[] not null,
  rollback_owner text not null,
  primary key (workspace, deployment_id)
) partition by hash (workspace);
select candor_partition_by_workspace('deployment_fact');
select candor_tenant_wall('deployment_fact', '${app_role}');

create table release_fact (
  workspace text not null,
  release_id text not null,
  revision bigint not null,
  area text not null,
  version text not null,
  release_time timestamptz not null,
  primary key (workspace, release_id)
) partition by hash (workspace);
select candor_partition_by_workspace('release_fact');
select candor_tenant_wall('release_fact', '${app_role}');
create index release_fact_time on release_fact (workspace, release_time);

create table taxonomy_fact (
  workspace text not null primary key,
  revision bigint not null,
  content bytea not null
) partition by hash (workspace);
select candor_partition_by_workspace('taxonomy_fact');
select candor_tenant_wall('taxonomy_fact', '${app_role}');
comment on column taxonomy_fact.content is 'candor.classifier.v1.Taxonomy as it was handed on; read whole.';
