create table qa_week_fact (
  workspace text not null,
  week text not null,
  revision bigint not null,
  content bytea not null,
  primary key (workspace, week)
) partition by hash (workspace);
select candor_partition_by_workspace('qa_week_fact');
select candor_tenant_wall('qa_week_fact', '${app_role}');
comment on column qa_week_fact.week is 'ISO week, for example 2026-W11.';
comment on column qa_week_fact.content is 'candor.classifier.v1.QaReport as it was handed on; read whole.';
