-- The hours in which something came from a producer: what its usual pauses are told from.
create table producer_arrival (
  workspace   text collate "C" not null,
  -- What it reports, for example `surveys.resolution`.
  producer_id text collate "C" not null,
  hour        timestamptz not null,
  primary key (workspace, producer_id, hour)
) partition by hash (workspace);

select candor_partition_by_workspace('producer_arrival');
select candor_tenant_wall('producer_arrival', '${app_role}');
revoke all on producer_arrival from ${app_role};
grant select, insert, delete on producer_arrival to ${app_role};
-- Which workspaces are to be looked at.
create policy find_work on producer_arrival for select to ${relay_role} using (true);
grant select (workspace) on producer_arrival to ${relay_role};

-- The silences of a producer as they were last handed on.
create table producer (
  workspace   text collate "C" not null,
  producer_id text collate "C" not null,
  revision    bigint not null check (revision >= 1),
  -- candor.ingest.v1.Producer without its revision.
  snapshot    bytea not null,
  update_time timestamptz not null default now(),
  primary key (workspace, producer_id)
) partition by hash (workspace);

select candor_partition_by_workspace('producer');
select candor_tenant_wall('producer', '${app_role}');
revoke all on producer from ${app_role};
grant select, insert, update on producer to ${app_role};
