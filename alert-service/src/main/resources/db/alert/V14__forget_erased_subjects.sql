-- Who was erased leaves follow-ups, and no finding that was made before brings them back.

create table erased_subject (
    workspace      text not null,
    -- SHA-256 of `{workspace}/{collection}/{id}`: who it was can be recognised, and not read.
    subject_digest bytea not null,
    -- Findings that were evaluated before may still name the subject.
    until_time     timestamptz not null,
    primary key (workspace, subject_digest)
) partition by hash (workspace);

select candor_partition_by_workspace('erased_subject');
select candor_tenant_wall('erased_subject', '${app_role}');

revoke all on erased_subject from ${app_role};
grant select, insert, update on erased_subject to ${app_role};

create index incident_follow_up_by_subject on incident_follow_up (workspace, subject);
grant delete on incident_follow_up to ${app_role};
