-- The rollback owner's authority, its directives, what is to be done at a time, and the audit log.

-- Default privileges give the serving role everything on new tables; below it keeps what it needs.

create table rollback_authority (
    workspace   text   not null,
    deployment  text   not null,
    -- Empty while no owner is known: the row then only counts the deployment's sequence.
    owner       text   not null,
    deputy      text   not null,
    deputy_until timestamptz,
    automatic_rollback_disabled boolean not null,
    -- Whether somebody set the owner; else it is what the producer named.
    confirmed   boolean not null,
    revision    bigint not null,
    update_time timestamptz not null,
    updated_by  text   not null,
    -- The last place that was given out, and when: places and times rise together.
    last_sequence bigint not null default 0,
    last_time   timestamptz not null default '-infinity',
    primary key (workspace, deployment),
    check ((deputy = '') = (deputy_until is null))
) partition by hash (workspace);

create table deployment_declaration (
    workspace   text   not null,
    deployment  text   not null,
    sequence    bigint not null check (sequence >= 1),
    declare_time timestamptz not null,
    actor       text   not null,
    deflection_list text[] not null,
    -- Archetypes and their least confidence, at the same places.
    threshold_archetypes text[] not null,
    threshold_values     double precision[] not null,
    bot_version text   not null,
    primary key (workspace, deployment, sequence)
) partition by hash (workspace);

create table directive (
    workspace   text   not null,
    directive_id text  not null,
    revision    bigint not null check (revision >= 1),
    deployment  text   not null,
    action      text   not null,
    -- Empty where the action has none.
    archetype   text   not null,
    version     text   not null,
    min_confidence double precision,
    state       text   not null check (state in
        ('PROPOSED', 'ORDERED', 'ACKNOWLEDGED', 'REFUSED', 'REJECTED', 'WITHDRAWN')),
    reason      text   not null,
    -- The incident it was proposed for and its finding then; empty and null for a person's.
    incident_id text   not null,
    finding_document bytea,
    automatic   boolean not null,
    proposed_by text   not null,
    propose_time timestamptz not null,
    decided_by  text   not null,
    decide_time timestamptz,
    decision_note text not null,
    -- Place in the deployment's order; null until ordered.
    sequence    bigint,
    acknowledged_by text not null,
    acknowledge_time timestamptz,
    acknowledge_note text not null,
    reverts     text   not null,
    reverted_by text   not null,
    primary key (workspace, directive_id),
    check (state not in ('ORDERED', 'ACKNOWLEDGED', 'REFUSED') or (sequence is not null and decide_time is not null))
) partition by hash (workspace);

create unique index directive_by_sequence on directive (workspace, deployment, sequence);
create index directive_by_time on directive (workspace, propose_time desc, directive_id);
create index directive_by_incident on directive (workspace, incident_id) where incident_id <> '';

create table timer (
    workspace   text not null,
    kind        text not null,
    timer_id    text not null,
    due         timestamptz not null,
    primary key (workspace, kind, timer_id)
) partition by hash (workspace);

create index timer_due on timer (due);

create table audit_entry (
    workspace   text   not null,
    sequence    bigint not null check (sequence >= 1),
    event_time  timestamptz not null,
    actor       text   not null,
    action      text   not null,
    resource    text   not null,
    -- Text and not jsonb: what is hashed is read back byte by byte.
    detail      text   not null,
    previous_hash text not null check (length(previous_hash) = 64),
    hash        text   not null check (length(hash) = 64),
    primary key (workspace, sequence)
) partition by hash (workspace);

create index audit_entry_by_resource on audit_entry (workspace, resource, sequence);

select candor_partition_by_workspace('rollback_authority');
select candor_tenant_wall('rollback_authority', '${app_role}');
select candor_partition_by_workspace('deployment_declaration');
select candor_tenant_wall('deployment_declaration', '${app_role}');
select candor_partition_by_workspace('directive');
select candor_tenant_wall('directive', '${app_role}');
select candor_partition_by_workspace('timer');
select candor_tenant_wall('timer', '${app_role}');
select candor_partition_by_workspace('audit_entry');
select candor_tenant_wall('audit_entry', '${app_role}');

-- Every replica looks for what is due in all workspaces: names and times only.
create policy find_work on timer for select to ${relay_role} using (true);
grant select (workspace, kind, timer_id, due) on timer to ${relay_role};

revoke all on rollback_authority, deployment_declaration, directive, timer, audit_entry from ${app_role};
grant select, insert, update on rollback_authority, directive to ${app_role};
grant select, insert on deployment_declaration, audit_entry to ${app_role};
grant select, insert, update, delete on timer to ${app_role};
