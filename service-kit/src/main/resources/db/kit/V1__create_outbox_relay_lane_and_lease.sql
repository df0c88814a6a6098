-- What every service with a PostgreSQL store needs to hand records on and to do work once.

-- Splits a table by hash of its workspace, 16 ways. A partition can be named directly, past its
-- parent's policies, so each one is closed to the roles that serve.
create function candor_partition_by_workspace(parent regclass) returns void
  language plpgsql as $$
declare
  part text;
begin
  for remainder in 0 .. 15 loop
    part := parent || '_p' || to_char(remainder, 'FM00');
    execute format('create table %I partition of %s for values with (modulus 16, remainder %s)',
                   part, parent, remainder);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('revoke all on %I from public, %I, %I', part, '${app_role}', '${relay_role}');
  end loop;
end $$;
revoke execute on function candor_partition_by_workspace(regclass) from public;

-- Puts a table behind the tenant wall: the role sees the rows of the workspace that its transaction
-- names, and none if it names none.
create function candor_tenant_wall(relation regclass, serving name) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format(
    'create policy serving on %s to %I using (workspace = current_setting(''app.workspace'', true))'
    || ' with check (workspace = current_setting(''app.workspace'', true))', relation, serving);
end $$;
revoke execute on function candor_tenant_wall(regclass, name) from public;

-- What waits for the next hop: one row per thing, its newest revision.
create table outbox (
  workspace     text not null,
  hop           text not null,
  key           text not null,
  revision      bigint not null check (revision >= 1),
  payload       bytea not null,
  -- W3C traceparent of the call that handed the record over; null if it was not traced.
  trace_parent  text,
  due           timestamptz not null default now(),
  attempt_count integer not null default 0,
  -- With how many companions, itself included, it may be sent; null is any number.
  batch_limit   integer,
  -- Why the last attempt failed; upper-case reason, null before the first failure.
  reason        text,
  -- When it was given up; null while it is to be delivered.
  park_time     timestamptz,
  primary key (workspace, hop, key)
) partition by hash (workspace);

select candor_partition_by_workspace('outbox');
select candor_tenant_wall('outbox', '${app_role}');
create policy relaying on outbox to ${relay_role} using (true) with check (true);
grant select, update, delete on outbox to ${relay_role};

create index outbox_due on outbox (workspace, hop, due, key) where park_time is null;
create index outbox_parked on outbox (workspace, park_time desc, hop, key) where park_time is not null;

-- Rows come and go: vacuum soon, so that a claim does not walk over the dead.
do $$
begin
  for remainder in 0 .. 15 loop
    execute format(
      'alter table %I set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000,'
      || ' autovacuum_analyze_scale_factor = 0.2)', 'outbox_p' || to_char(remainder, 'FM00'));
  end loop;
end $$;

-- The right to deliver one workspace's records on one hop. A writer only sees to it that the row is
-- there; whether something is due is asked of the outbox, so writers never wait for each other here.
create table relay_lane (
  workspace   text not null,
  hop         text not null,
  -- When it was last given back: the lane that has waited longest is served first.
  due         timestamptz not null default now(),
  lease_until timestamptz not null default '-infinity',
  fence       bigint not null default 0,
  holder      text not null default '',
  primary key (workspace, hop)
) partition by hash (workspace);

select candor_partition_by_workspace('relay_lane');
select candor_tenant_wall('relay_lane', '${app_role}');
create policy relaying on relay_lane to ${relay_role} using (true) with check (true);
revoke update, delete on relay_lane from ${app_role};
grant select, update on relay_lane to ${relay_role};

-- Work that is done once over all replicas and workspaces; holds no customer's data.
create table lease (
  name        text primary key,
  lease_until timestamptz not null default '-infinity',
  -- Not to be taken again for periodic work before this.
  rest_until  timestamptz not null default '-infinity',
  fence       bigint not null default 0,
  holder      text not null default ''
);
revoke all on lease from ${app_role};
grant select, insert, update on lease to ${relay_role};
