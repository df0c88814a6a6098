create table review_pack (
  workspace text not null,
  review_pack_id text not null,
  revision bigint not null,
  create_time timestamptz not null,
  due_time timestamptz not null,
  content bytea not null,
  primary key (workspace, review_pack_id)
) partition by hash (workspace);
select candor_partition_by_workspace('review_pack');
select candor_tenant_wall('review_pack', '${app_role}');
comment on table review_pack is 'Figures of reviews as they were handed on; one row per kind and period.';
comment on column review_pack.create_time is 'When its first revision was made: for a while after it the pack follows facts that come in.';
comment on column review_pack.content is 'candor.alert.v1.ReviewPack as it was handed on.';
