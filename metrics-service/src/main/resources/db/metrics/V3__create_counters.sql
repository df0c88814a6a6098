-- Counters, kept by difference in the transaction that changes the facts: always equal to a recount.
-- `slot` lets a hot counter be spread later; readers sum over it.

-- Adds amounts by currency; currencies that come to nothing are left out.
create function add_micros(a jsonb, b jsonb) returns jsonb language sql immutable parallel safe as $$
  select case
    when b = '{}' then a
    when a = '{}' then b
    else (
      select coalesce(jsonb_object_agg(currency, micros), '{}')
      from (
        select key as currency, sum(value::numeric) as micros
        from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) as amounts
        group by key
        having sum(value::numeric) <> 0
      ) as totals
    )
  end
$$;

create aggregate sum_micros(jsonb) (
  sfunc = add_micros, stype = jsonb, initcond = '{}', combinefunc = add_micros, parallel = safe
);

create table cell_counter (
  workspace text not null,
  week date not null,
  deployment_id text not null,
  archetype text not null,
  segment text not null,
  channel text not null,
  slot smallint not null default 0,
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
  primary key (workspace, week, deployment_id, archetype, segment, channel, slot)
) partition by hash (workspace);
select candor_partition_by_workspace('cell_counter');
select candor_tenant_wall('cell_counter', '${app_role}');
comment on table cell_counter is 'What the closed conversations of a cohort week count in the panel, at its finest grain.';
comment on column cell_counter.deployment_id is 'Empty: conversations without a bot.';

create table baseline_counter (
  workspace text not null,
  deployment_id text not null,
  archetype text not null,
  segment text not null,
  channel text not null,
  slot smallint not null default 0,
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
  primary key (workspace, deployment_id, archetype, segment, channel, slot)
) partition by hash (workspace);
select candor_partition_by_workspace('baseline_counter');
select candor_tenant_wall('baseline_counter', '${app_role}');
comment on table baseline_counter is 'What the conversations without a bot that were closed in the 56 days before the go-live of a deployment count.';

create table item_counter (
  workspace text not null,
  week date not null,
  area text not null,
  theme text not null,
  segment text not null,
  source text not null,
  slot smallint not null default 0,
  items bigint not null,
  verbatims bigint not null,
  rated bigint not null,
  low bigint not null,
  severity bigint not null,
  rating_nanos bigint not null,
  primary key (workspace, week, area, theme, segment, source, slot)
) partition by hash (workspace);
select candor_partition_by_workspace('item_counter');
select candor_tenant_wall('item_counter', '${app_role}');
comment on table item_counter is 'Survey answers and feedback by the week in which they were written.';
comment on column item_counter.severity is 'Sum of 2 for a mapped rating of 1 and 1 for any other low one.';
