-- Who was erased, as a keyed digest: the tombstone that keeps out what is reported about them later, and
-- the progress of taking away what was there.
create table erasure (
  workspace      text collate "C" not null,
  erasure_id     text collate "C" not null,
  -- 1 customer, 2 account.
  subject_kind   smallint not null check (subject_kind in (1, 2)),
  -- HMAC-SHA-256 of the producers' id, its first 16 bytes.
  subject_digest bytea not null,
  actor          text not null,
  reason         text not null,
  -- 1 searching, 2 erasing, 3 done.
  state          smallint not null default 1 check (state between 1 and 3),
  create_time    timestamptz not null default now(),
  end_time       timestamptz check ((end_time is null) = (state < 3)),
  -- The last aggregate that was looked at.
  position_kind  smallint not null default 0,
  position_id    text collate "C" not null default '',
  found_count    bigint not null default 0,
  primary key (workspace, erasure_id),
  unique (workspace, subject_kind, subject_digest)
) partition by hash (workspace);

select candor_partition_by_workspace('erasure');
select candor_tenant_wall('erasure', '${app_role}');
revoke all on erasure from ${app_role};
grant select, insert, update on erasure to ${app_role};
-- Where erasures wait and since when, not whose.
create policy find_work on erasure for select to ${relay_role} using (true);
grant select (workspace, erasure_id, state, create_time) on erasure to ${relay_role};
create index erasure_unfinished on erasure (workspace, create_time) where state < 3;

-- What a running erasure has found; emptied when it is done.
create table erasure_target (
  workspace      text collate "C" not null,
  erasure_id     text collate "C" not null,
  aggregate_kind smallint not null check (aggregate_kind between 1 and 5),
  aggregate_id   text collate "C" not null,
  -- Its key in the outbox.
  record_key     text not null,
  primary key (workspace, erasure_id, aggregate_kind, aggregate_id),
  foreign key (workspace, erasure_id) references erasure (workspace, erasure_id)
) partition by hash (workspace);

select candor_partition_by_workspace('erasure_target');
select candor_tenant_wall('erasure_target', '${app_role}');
revoke all on erasure_target from ${app_role};
grant select, insert, delete on erasure_target to ${app_role};
