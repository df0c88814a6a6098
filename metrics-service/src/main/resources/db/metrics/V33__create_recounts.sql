-- At most one row per workspace: the latest change of what counters follow from.
create table recount (
  workspace text primary key,
  time_zone text not null,
  baseline_days int not null,
  delayed_from_seconds bigint not null,
  delayed_to_seconds bigint not null,
  request_time timestamptz not null,
  start_time timestamptz,
  end_time timestamptz,
  fact_count bigint not null default 0,
  done_count bigint not null default 0
);
select candor_tenant_wall('recount', '${app_role}');
create policy find_work on recount for select to ${relay_role} using (true);
grant select (workspace, request_time, end_time) on recount to ${relay_role};
create index recount_unfinished on recount (request_time) where end_time is null;
comment on table recount is 'How a workspace is to be counted, while it is still counted as workspace_state says.';
comment on column recount.start_time is 'Of the last attempt; null while none has begun.';
comment on column recount.done_count is 'How many of fact_count the last attempt has read; for people.';
