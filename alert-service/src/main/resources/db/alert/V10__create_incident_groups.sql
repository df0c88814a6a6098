-- Incidents that a receiver hears of together.

create table incident_group (
    workspace   text   not null,
    -- Follows from receiver, route and labels: at most one open group of a kind.
    group_key   text   not null,
    -- Names this group; the next one of the same key has another.
    group_id    text   not null,
    receiver_id text   not null,
    route       text   not null,
    -- A JSON object: field of candor.alert.v1.Grouping.Field, value.
    labels      jsonb  not null,
    interval_ms bigint not null check (interval_ms > 0),
    -- Null: never told again while nothing changes.
    repeat_ms   bigint check (repeat_ms > 0),
    open_time   timestamptz not null,
    -- Messages made; of which the receiver has taken, counting those that a later one replaced.
    sequence    bigint not null default 0,
    delivered_sequence bigint not null default 0,
    tell_time   timestamptz,
    primary key (workspace, group_key)
) partition by hash (workspace);

create index incident_group_by_id on incident_group (workspace, group_id);

create table incident_group_member (
    workspace   text   not null,
    group_key   text   not null,
    incident_id text   not null,
    -- Whether there is news of it that no message has told yet.
    waiting     boolean not null,
    -- The message that told its latest news; 0 before the first.
    news_sequence bigint not null default 0,
    primary key (workspace, group_key, incident_id),
    foreign key (workspace, group_key) references incident_group (workspace, group_key),
    foreign key (workspace, incident_id) references incident (workspace, incident_id)
) partition by hash (workspace);

create index incident_group_member_by_incident on incident_group_member (workspace, incident_id);

select candor_partition_by_workspace('incident_group');
select candor_tenant_wall('incident_group', '${app_role}');
select candor_partition_by_workspace('incident_group_member');
select candor_tenant_wall('incident_group_member', '${app_role}');

revoke all on incident_group, incident_group_member from ${app_role};
grant select, insert, update, delete on incident_group, incident_group_member to ${app_role};
