-- What the online detector of spikes reads: verbatims by the hour in which they were written, and where it had got to.

create table item_hour_counter (
  workspace text not null,
  hour bigint not null,
  area text not null,
  theme text not null,
  segment text not null,
  slot smallint not null default 0,
  verbatims bigint not null,
  low bigint not null,
  primary key (workspace, hour, area, theme, segment, slot)
) partition by hash (workspace);
select candor_partition_by_workspace('item_hour_counter');
select candor_tenant_wall('item_hour_counter', '${app_role}');
comment on table item_hour_counter is 'Survey answers and feedback by the hour in which they were written, for the online detector.';
comment on column item_hour_counter.hour is 'Hours since 1970-01-01T00:00Z.';

-- States of the detector at the ends of days, so that an evaluation need not go through all history. A batch of facts
-- that changes an hour before such an end deletes it in its own transaction: what is there is what a run from the
-- beginning would come to.
create table spike_checkpoint (
  workspace text not null,
  end_hour bigint not null,
  content bytea not null,
  primary key (workspace, end_hour)
) partition by hash (workspace);
select candor_partition_by_workspace('spike_checkpoint');
select candor_tenant_wall('spike_checkpoint', '${app_role}');
comment on column spike_checkpoint.end_hour is 'Hours since 1970-01-01T00:00Z: everything before it is in the state.';
