create table producer_fact (
  workspace text not null,
  producer_id text not null,
  revision bigint not null,
  primary key (workspace, producer_id)
) partition by hash (workspace);
select candor_partition_by_workspace('producer_fact');
select candor_tenant_wall('producer_fact', '${app_role}');
comment on table producer_fact is 'Whoever reports one sort of event; counted nowhere.';

create table producer_silence (
  workspace text not null,
  producer_id text not null,
  position int not null,
  last_event_time timestamptz not null,
  usual_seconds bigint not null,
  start_time timestamptz not null,
  end_time timestamptz,
  primary key (workspace, producer_id, position),
  foreign key (workspace, producer_id) references producer_fact on delete cascade
) partition by hash (workspace);
select candor_partition_by_workspace('producer_silence');
select candor_tenant_wall('producer_silence', '${app_role}');
comment on column producer_silence.position is 'From 0, oldest first.';
comment on column producer_silence.end_time is 'Null while it lasts.';
