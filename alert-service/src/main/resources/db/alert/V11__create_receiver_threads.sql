-- Where a topic is at a receiver's tool.

create table receiver_thread (
    workspace   text not null,
    receiver_id text not null,
    -- `incidents/{incident}`, `groups/{group}` …
    topic       text not null,
    -- As the tool names it: a message, an issue.
    reference   text not null check (length(reference) <= 512),
    update_time timestamptz not null,
    primary key (workspace, receiver_id, topic)
) partition by hash (workspace);

select candor_partition_by_workspace('receiver_thread');
select candor_tenant_wall('receiver_thread', '${app_role}');

revoke all on receiver_thread from ${app_role};
grant select, insert, update on receiver_thread to ${app_role};
