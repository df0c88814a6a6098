create table accepted_level (
  workspace text not null,
  deployment_id text not null,
  kpi text not null,
  archetype text not null,
  opened_week date not null,
  accepted_week date not null,
  author text not null,
  reason text not null,
  create_time timestamptz not null,
  primary key (workspace, deployment_id, kpi, archetype, opened_week)
) partition by hash (workspace);
select candor_partition_by_workspace('accepted_level');
select candor_tenant_wall('accepted_level', '${app_role}');
comment on table accepted_level is 'Falls of attempt_rate or containment that a person has accepted as the new level.';
comment on column accepted_level.opened_week is 'Monday of the week in which the fall was found: the new level begins there.';
comment on column accepted_level.accepted_week is 'Monday of the week in which the finding ends.';
