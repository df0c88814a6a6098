-- Spans of time in which nobody is told.

create table silence (
    workspace   text not null,
    silence_id  text not null,
    -- Proto JSON of candor.alert.v1.Matcher.
    matcher     jsonb not null,
    author      text not null,
    reason      text not null,
    start_time  timestamptz not null,
    end_time    timestamptz not null,
    includes_p0 boolean not null,
    reminder_receivers text[] not null,
    create_time timestamptz not null,
    primary key (workspace, silence_id),
    check (author <> '' and reason <> '')
) partition by hash (workspace);

create index silence_by_start on silence (workspace, start_time desc, silence_id);
create index silence_by_end on silence (workspace, end_time);

select candor_partition_by_workspace('silence');
select candor_tenant_wall('silence', '${app_role}');

revoke all on silence from ${app_role};
grant select, insert, update on silence to ${app_role};
