create table finding (
  workspace text not null,
  finding_id text not null,
  finding_key text not null,
  revision bigint not null,
  kind text not null,
  state text not null,
  opened_week date not null,
  weeks date[] not null,
  notify boolean not null,
  withdrawn boolean not null,
  content bytea not null,
  primary key (workspace, finding_id)
) partition by hash (workspace);
select candor_partition_by_workspace('finding');
select candor_tenant_wall('finding', '${app_role}');
comment on table finding is 'Findings as they were last handed on; one row per kind, scope and opened week.';
comment on column finding.finding_key is 'What makes two findings the same one: kind, scope and detail.';
comment on column finding.weeks is 'Mondays of the weeks in which it tripped.';
comment on column finding.withdrawn is 'The facts no longer bear it out, for example because it was found in the middle of an import; not listed.';
comment on column finding.content is 'candor.alert.v1.Finding as it was handed on.';
create index finding_opened on finding (workspace, opened_week desc, finding_id);

-- Workspaces whose findings are to be evaluated, and who is at it. The relay role finds work here across workspaces
-- and sees nothing else; every change of facts makes its workspace due.
create table evaluation_work (
  workspace text primary key,
  due_time timestamptz not null,
  dirty_since timestamptz,
  change_time timestamptz,
  history_time timestamptz,
  evaluating_since timestamptz,
  lease_until timestamptz,
  fence bigint not null default 0
);
select candor_tenant_wall('evaluation_work', '${app_role}');
create policy find_work on evaluation_work to ${relay_role} using (true) with check (true);
grant select, update on evaluation_work to ${relay_role};
create index evaluation_work_due on evaluation_work (due_time);
create index evaluation_work_dirty on evaluation_work (change_time) where dirty_since is not null;
comment on column evaluation_work.due_time is 'Evaluated again from then on, whether facts have changed or not: weeks become mature by themselves.';
comment on column evaluation_work.dirty_since is 'When facts first changed after the start of the last evaluation; null when they have not.';
comment on column evaluation_work.change_time is 'When facts last changed: an evaluation waits until they are quiet, but not for ever.';
comment on column evaluation_work.history_time is 'When facts about things of more than a day ago last came in: an import is waited for.';
comment on column evaluation_work.evaluating_since is 'Since when the facts that are being evaluated have waited; still set after a lease when the one who evaluated died.';
comment on column evaluation_work.fence is 'Grows with every lease; an evaluation that has lost its lease writes nothing.';
