-- Who is told of what, and what was sent.

create table routing_version (
    workspace   text   not null,
    version     bigint not null check (version >= 1),
    -- The routing as proto JSON of candor.alert.v1.Routing: names of secrets, no secrets.
    document    jsonb  not null,
    updated_by  text   not null,
    update_time timestamptz not null,
    primary key (workspace, version)
) partition by hash (workspace);

create table disabled_receiver (
    workspace    text not null,
    receiver_id  text not null,
    reason       text not null,
    disable_time timestamptz not null,
    primary key (workspace, receiver_id)
) partition by hash (workspace);

-- What became of each notification, by its webhook-id. One row however often it was sent.
create table notification (
    workspace         text    not null,
    receiver_id       text    not null,
    incident_id       text    not null,
    incident_revision bigint  not null,
    notify_reason     text    not null,
    outcome           text    not null check (outcome in ('SENT', 'RETRYABLE', 'REJECTED')),
    failure_reason    text,
    http_status       integer not null,
    attempt_count     integer not null check (attempt_count >= 1),
    decide_time       timestamptz not null,
    last_attempt_time timestamptz not null,
    primary key (workspace, receiver_id, incident_id, incident_revision)
) partition by hash (workspace);

select candor_partition_by_workspace('routing_version');
select candor_tenant_wall('routing_version', '${app_role}');
select candor_partition_by_workspace('disabled_receiver');
select candor_tenant_wall('disabled_receiver', '${app_role}');
select candor_partition_by_workspace('notification');
select candor_tenant_wall('notification', '${app_role}');

-- The serving role may do what it does, and no more: time lines and routing versions stay as written.
revoke all on routing_version, disabled_receiver, notification from ${app_role};
grant select, insert on routing_version to ${app_role};
grant select, insert, delete on disabled_receiver to ${app_role};
grant select, insert, update on notification to ${app_role};
