-- One row per workspace that has sent a fact. A batch of facts locks it first: batches of one workspace go one after
-- the other (their sender sends one at a time anyway), those of different workspaces side by side.
create table workspace_state (
  workspace text primary key,
  time_zone text not null default 'UTC'
);
select candor_tenant_wall('workspace_state', '${app_role}');
comment on table workspace_state is 'Workspaces known here, and the lock that orders their batches of facts.';
comment on column workspace_state.time_zone is 'IANA zone in which weeks begin; changed only before the first fact.';
