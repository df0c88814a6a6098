-- What the events of one intake transaction are about: one row a batch, so that to accept events costs
-- one row and not one per thing. A fold turns it into marks (pending_aggregate) when it gets there.
create table pending_batch (
  workspace       text collate "C" not null,
  -- The transaction that accepted the events.
  batch_id        xid8 not null default pg_current_xact_id(),
  -- Of the same length: what the events are about, each once.
  aggregate_kinds smallint[] not null,
  aggregate_ids   text[] collate "C" not null
    check (cardinality(aggregate_ids) = cardinality(aggregate_kinds)),
  mark_time       timestamptz not null default now(),
  primary key (workspace, batch_id)
) partition by hash (workspace);

select candor_partition_by_workspace('pending_batch');
select candor_tenant_wall('pending_batch', '${app_role}');
grant select, insert, update, delete on pending_batch to ${app_role};
-- Where work waits and since when, not what it is.
create policy find_work on pending_batch for select to ${relay_role} using (true);
grant select (workspace, mark_time) on pending_batch to ${relay_role};

-- Rows come and go: vacuum soon.
do $$
begin
  for remainder in 0 .. 15 loop
    execute format(
      'alter table %I set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 200)',
      'pending_batch_p' || to_char(remainder, 'FM00'));
  end loop;
end $$;
