-- Which findings an incident is made of, and under which keys further ones find it.

create table incident_finding (
    workspace   text not null,
    -- A finding stays with its incident for ever.
    finding_id  text not null,
    incident_id text not null,
    -- candor.alert.v1.Finding as the incident knows it, without what customers wrote.
    document    bytea not null,
    state       text not null,
    opened_week text not null,
    -- Empty while the finding lasts.
    cleared_week text not null,
    primary key (workspace, finding_id),
    foreign key (workspace, incident_id) references incident (workspace, incident_id)
) partition by hash (workspace);

create index incident_finding_by_incident on incident_finding (workspace, incident_id);

create table incident_key (
    workspace       text not null,
    correlation_key text not null,
    incident_id     text not null,
    primary key (workspace, correlation_key, incident_id),
    foreign key (workspace, incident_id) references incident (workspace, incident_id)
) partition by hash (workspace);

-- The finding that led to an entry, and the group in whose message a receiver heard of it.
alter table incident_event
    add column finding_id text not null default '',
    add column group_id text not null default '';

select candor_partition_by_workspace('incident_finding');
select candor_tenant_wall('incident_finding', '${app_role}');
select candor_partition_by_workspace('incident_key');
select candor_tenant_wall('incident_key', '${app_role}');

revoke all on incident_finding, incident_key from ${app_role};
grant select, insert, update on incident_finding to ${app_role};
grant select, insert on incident_key to ${app_role};
