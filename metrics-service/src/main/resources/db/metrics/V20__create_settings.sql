-- What a workspace has been counted by stands in the row that orders its batches of facts.
alter table workspace_state
  add column baseline_days int not null default 56,
  add column delayed_from_seconds bigint not null default 172800,
  add column delayed_to_seconds bigint not null default 259200;
comment on column workspace_state.baseline_days is 'Days before go-live that baseline_counter counts; changed only before the first fact.';
comment on column workspace_state.delayed_from_seconds is 'From so long after the close a delayed answer counts; changed only before the first fact.';
comment on column workspace_state.delayed_to_seconds is 'Until so long after the close a delayed answer counts; changed only before the first fact.';

create table settings_version (
  workspace text not null,
  deployment_id text not null,
  version int not null check (version > 0),
  author text not null,
  reason text not null,
  create_time timestamptz not null,
  content bytea not null,
  primary key (workspace, deployment_id, version)
) partition by hash (workspace);
select candor_partition_by_workspace('settings_version');
select candor_tenant_wall('settings_version', '${app_role}');
comment on table settings_version is 'Every version of the settings of a workspace and of its deployments; never changed.';
comment on column settings_version.deployment_id is 'Empty: of the workspace.';
comment on column settings_version.content is 'candor.metrics.v1.SettingValues: what is set in this version, the rest is inherited.';
