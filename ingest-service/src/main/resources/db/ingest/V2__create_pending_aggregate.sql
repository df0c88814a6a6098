-- What has events that its state does not show yet: one row per thing, however many events came. A
-- fold removes the row only if its generation is still the one it saw before it read the events.
create table pending_aggregate (
  workspace      text collate "C" not null,
  aggregate_kind smallint not null check (aggregate_kind between 1 and 5),
  aggregate_id   text collate "C" not null,
  -- The transaction of the last mark: never the same twice, also if the row went and came again.
  generation     xid8 not null default pg_current_xact_id(),
  -- Whether an event of its own came. False: an event about one of its surveys came under another
  -- conversation, or its time-out passed; folding it then marks no other conversation.
  own_event      boolean not null default true,
  mark_time      timestamptz not null default now(),
  primary key (workspace, aggregate_kind, aggregate_id)
) partition by hash (workspace);

select candor_partition_by_workspace('pending_aggregate');
select candor_tenant_wall('pending_aggregate', '${app_role}');
grant select, insert, update, delete on pending_aggregate to ${app_role};
-- Where work waits and since when, not what it is.
create policy find_work on pending_aggregate for select to ${relay_role} using (true);
grant select (workspace, mark_time) on pending_aggregate to ${relay_role};

-- Rows come and go: vacuum soon, and leave room to mark a row again in place.
do $$
begin
  for remainder in 0 .. 15 loop
    execute format(
      'alter table %I set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05,'
      || ' autovacuum_vacuum_threshold = 1000)',
      'pending_aggregate_p' || to_char(remainder, 'FM00'));
  end loop;
end $$;
