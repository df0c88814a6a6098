-- Incidents are assigned, escalated and closed, and know who is behind them.

alter table incident
    add column active_time timestamptz,
    add column assignee text not null default '',
    add column escalation_level integer not null default 0,
    add column close_time timestamptz,
    add column closed_by text not null default '';

alter table incident drop constraint incident_state_check;
alter table incident drop constraint incident_check;
alter table incident
    add constraint incident_state_check check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED')),
    add constraint incident_over_check check ((state in ('RESOLVED', 'CLOSED')) = (resolve_time is not null)),
    add constraint incident_closed_check check ((state = 'CLOSED') = (close_time is not null));

create table incident_follow_up (
    workspace   text not null,
    incident_id text not null,
    -- `accounts/{account}`, `customers/{customer}` …: whom or what it is about.
    subject     text not null,
    state       text not null check (state in ('TO_TELL', 'TOLD', 'NO_ANSWER')),
    note        text not null,
    update_time timestamptz not null,
    updated_by  text not null,
    primary key (workspace, incident_id, subject),
    foreign key (workspace, incident_id) references incident (workspace, incident_id)
) partition by hash (workspace);

select candor_partition_by_workspace('incident_follow_up');
select candor_tenant_wall('incident_follow_up', '${app_role}');

revoke all on incident_follow_up from ${app_role};
grant select, insert, update on incident_follow_up to ${app_role};
