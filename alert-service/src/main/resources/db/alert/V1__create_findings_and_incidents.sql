-- Findings and the incidents they become.
-- Every table: workspace first in every key, 16 hash partitions, row-level security forced.

create table finding (
    workspace   text   not null,
    finding_id  text   not null,
    revision    bigint not null check (revision >= 1),
    -- Copies of what an operator looks for; the document is what counts.
    kind        text   not null,
    strength    text   not null,
    state       text   not null,
    severity    text   not null,
    notifiable  boolean not null,
    opened_week text   not null,
    -- candor.alert.v1.Finding as received, without the excerpts of what customers wrote.
    document    bytea  not null,
    receive_time timestamptz not null,
    primary key (workspace, finding_id)
) partition by hash (workspace);

create table incident (
    workspace   text   not null,
    incident_id text   not null,
    revision    bigint not null check (revision >= 1),
    finding_id  text   not null,
    -- The finding that this state was made from, as in finding.document; a copy, because the next
    -- change compares the finding's new revision with it.
    finding_document bytea not null,
    -- What lists are filtered by.
    kind        text   not null,
    severity    text   not null,
    deployment  text   not null,
    area        text   not null,
    opened_week text   not null,
    title       text   not null,
    sentence    text   not null,
    receivers   text[] not null,
    -- What receivers have been told.
    told_receivers text[] not null,
    told_severity  text,
    told_automatic boolean not null,
    told_over      boolean not null,
    -- Where it stands.
    state       text   not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    open_time   timestamptz not null,
    update_time timestamptz not null,
    acknowledge_time timestamptz,
    acknowledged_by  text,
    resolve_time timestamptz,
    resolution  text check (resolution in ('FINDING_CLEARED', 'FINDING_REPLACED', 'BY_PERSON')),
    resolved_by text,
    -- How many entries its time line has: the next one gets this number plus 1.
    event_count bigint not null default 0,
    primary key (workspace, incident_id),
    check ((state = 'RESOLVED') = (resolve_time is not null)),
    check ((resolve_time is null) = (resolution is null))
) partition by hash (workspace);

create index incident_by_time on incident (workspace, open_time desc, incident_id);

create table incident_event (
    workspace   text   not null,
    incident_id text   not null,
    sequence    bigint not null check (sequence >= 1),
    event_time  timestamptz not null,
    type        text   not null,
    incident_revision bigint not null,
    finding_revision  bigint not null,
    severity    text   not null,
    actor       text   not null,
    note        text   not null,
    -- The decision to tell somebody; null for the outcome of a send.
    notify_reason     text,
    notify_receivers  text[] not null,
    notify_chosen_by  text[] not null,
    -- The outcome of a send.
    receiver    text   not null,
    failure_reason    text,
    primary key (workspace, incident_id, sequence),
    foreign key (workspace, incident_id) references incident (workspace, incident_id)
) partition by hash (workspace);

select candor_partition_by_workspace('finding');
select candor_tenant_wall('finding', '${app_role}');
select candor_partition_by_workspace('incident');
select candor_tenant_wall('incident', '${app_role}');
select candor_partition_by_workspace('incident_event');
select candor_tenant_wall('incident_event', '${app_role}');

-- The serving role may do what it does, and no more: time lines and routing versions stay as written.
revoke all on finding, incident, incident_event from ${app_role};
grant select, insert, update on finding, incident to ${app_role};
grant select, insert on incident_event to ${app_role};
