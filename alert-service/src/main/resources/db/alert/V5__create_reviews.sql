-- Reviews, their figures, their action items and decisions.

create table review_pack (
    workspace   text   not null,
    review_id   text   not null,
    revision    bigint not null check (revision >= 1),
    due_time    timestamptz not null,
    -- candor.alert.v1.ReviewPack as received, without the excerpts of what customers wrote.
    document    bytea  not null,
    receive_time timestamptz not null default now(),
    primary key (workspace, review_id)
) partition by hash (workspace);

create table review (
    workspace   text   not null,
    review_id   text   not null,
    revision    bigint not null check (revision >= 1),
    kind        text   not null,
    due_time    timestamptz not null,
    make_time   timestamptz not null,
    attendees   text[] not null,
    -- candor.alert.v1.Review with what stood when it was made.
    frozen      bytea  not null,
    primary key (workspace, review_id),
    foreign key (workspace, review_id) references review_pack (workspace, review_id)
) partition by hash (workspace);

create index review_by_time on review (workspace, due_time desc, review_id);

create table review_decision (
    workspace   text   not null,
    review_id   text   not null,
    sequence    bigint not null check (sequence >= 1),
    decide_time timestamptz not null,
    actor       text   not null,
    decision    text   not null,
    primary key (workspace, review_id, sequence),
    foreign key (workspace, review_id) references review (workspace, review_id)
) partition by hash (workspace);

create table action_item (
    workspace   text   not null,
    item_id     text   not null,
    revision    bigint not null check (revision >= 1),
    -- The review that brought it; empty for a person's.
    review_id   text   not null,
    item_text   text   not null,
    owner       text   not null,
    due_date    date   not null,
    time_zone   text   not null,
    finding     text   not null,
    kpi         text   not null,
    deployment  text   not null,
    archetype   text   not null,
    segment     text   not null,
    area        text   not null,
    state       text   not null check (state in ('OPEN', 'DONE', 'DROPPED')),
    overdue     boolean not null,
    note        text   not null,
    create_time timestamptz not null,
    update_time timestamptz not null,
    updated_by  text   not null,
    primary key (workspace, item_id)
) partition by hash (workspace);

create index action_item_by_date on action_item (workspace, due_date, item_id);
create index action_item_open on action_item (workspace, due_date, item_id) where state = 'OPEN';
create index action_item_by_review on action_item (workspace, review_id);

select candor_partition_by_workspace('review_pack');
select candor_tenant_wall('review_pack', '${app_role}');
select candor_partition_by_workspace('review');
select candor_tenant_wall('review', '${app_role}');
select candor_partition_by_workspace('review_decision');
select candor_tenant_wall('review_decision', '${app_role}');
select candor_partition_by_workspace('action_item');
select candor_tenant_wall('action_item', '${app_role}');

revoke all on review_pack, review, review_decision, action_item from ${app_role};
grant select, insert, update on review_pack, review, action_item to ${app_role};
grant select, insert on review_decision to ${app_role};
