-- The latest folded state of everything that events are about: a pure function of the accepted
-- events. The revision counts its changes and is what the next hop is told.
create table aggregate (
  workspace      text collate "C" not null,
  aggregate_kind smallint not null check (aggregate_kind between 1 and 5),
  aggregate_id   text collate "C" not null,
  revision       bigint not null check (revision >= 1),
  -- The resource message of candor.ingest.v1, without its revision.
  snapshot       bytea not null,
  update_time    timestamptz not null default now(),
  primary key (workspace, aggregate_kind, aggregate_id)
) partition by hash (workspace);

select candor_partition_by_workspace('aggregate');
select candor_tenant_wall('aggregate', '${app_role}');
revoke all on aggregate from ${app_role};
grant select, insert, update on aggregate to ${app_role};
