alter table workspace_state add column retained_from date;
comment on column workspace_state.retained_from is 'Monday of the first week whose facts are kept; counters of earlier weeks stay as they are. Null: all are kept.';

create table expired_fact (
  workspace text not null,
  fact_key text not null,
  primary key (workspace, fact_key)
) partition by hash (workspace);
select candor_partition_by_workspace('expired_fact');
select candor_tenant_wall('expired_fact', '${app_role}');
comment on table expired_fact is 'Names of facts that were deleted because of their age: they are counted, so they are not taken in again.';
comment on column expired_fact.fact_key is '`conversations/` or `feedback/` and the id.';
