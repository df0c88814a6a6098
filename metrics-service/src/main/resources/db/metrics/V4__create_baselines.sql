-- Frozen copies of `baseline_counter`: what the deltas of a deployment compare with from the freeze on.

create table baseline (
  workspace text not null,
  deployment_id text not null,
  version int not null check (version > 0),
  freeze_time timestamptz not null,
  author text not null,
  reason text not null,
  window_start_time timestamptz not null,
  window_end_time timestamptz not null,
  primary key (workspace, deployment_id, version)
) partition by hash (workspace);
select candor_partition_by_workspace('baseline');
select candor_tenant_wall('baseline', '${app_role}');

create table baseline_cell (
  workspace text not null,
  deployment_id text not null,
  version int not null,
  archetype text not null,
  segment text not null,
  channel text not null,
  conversations bigint not null,
  attempted bigint not null,
  contained bigint not null,
  deflected bigint not null,
  resolution_answers bigint not null,
  resolution_satisfied bigint not null,
  resolution_low bigint not null,
  resolution_rating_nanos bigint not null,
  delayed_answers bigint not null,
  delayed_satisfied bigint not null,
  delayed_low bigint not null,
  delayed_rating_nanos bigint not null,
  delayed_outside_answers bigint not null,
  delayed_outside_satisfied bigint not null,
  delayed_outside_low bigint not null,
  delayed_outside_rating_nanos bigint not null,
  escalations bigint not null,
  context_lost bigint not null,
  context_lost_flagged bigint not null,
  repeated_state bigint not null,
  packet_parts bigint not null,
  handoff_answers bigint not null,
  handoff_satisfied bigint not null,
  handoff_low bigint not null,
  handoff_rating_nanos bigint not null,
  bot_handle_count bigint not null,
  bot_handle_millis bigint not null,
  bot_handle_squares numeric not null,
  agent_turns_handle_count bigint not null,
  agent_turns_handle_millis bigint not null,
  agent_turns_handle_squares numeric not null,
  agent_ticketing_handle_count bigint not null,
  agent_ticketing_handle_millis bigint not null,
  agent_ticketing_handle_squares numeric not null,
  judged_7d bigint not null,
  repeated_7d bigint not null,
  judged_30d bigint not null,
  repeated_30d bigint not null,
  model_count bigint not null,
  model_micros bigint not null,
  model_squares numeric not null,
  model_at_least_four bigint not null,
  policy_class_01 bigint not null,
  policy_class_02 bigint not null,
  policy_class_03 bigint not null,
  policy_class_04 bigint not null,
  refunds_paid bigint not null,
  refunds_judged bigint not null,
  refunds_within bigint not null,
  leakage_micros jsonb not null,
  primary key (workspace, deployment_id, version, archetype, segment, channel),
  foreign key (workspace, deployment_id, version) references baseline
) partition by hash (workspace);
select candor_partition_by_workspace('baseline_cell');
select candor_tenant_wall('baseline_cell', '${app_role}');

-- When the counters of an unfrozen baseline last changed: it is frozen once they have been quiet for long enough.
create table baseline_settling (
  workspace text not null,
  deployment_id text not null,
  change_time timestamptz not null,
  primary key (workspace, deployment_id)
) partition by hash (workspace);
select candor_partition_by_workspace('baseline_settling');
select candor_tenant_wall('baseline_settling', '${app_role}');
