-- By what conversations are listed, and when open ones time out: a row beside each conversation of the
-- table aggregate, written in the same transaction.
create table conversation_index (
  workspace       text collate "C" not null,
  conversation_id text collate "C" not null,
  open_time       timestamptz not null,
  -- Null: open.
  close_time      timestamptz,
  -- When an open conversation is taken for closed. Null: it is closed.
  due_time        timestamptz,
  account_id      text collate "C",
  deployment_id   text collate "C",
  archetype       text collate "C",
  primary key (workspace, conversation_id),
  check ((close_time is null) <> (due_time is null))
) partition by hash (workspace);

select candor_partition_by_workspace('conversation_index');
select candor_tenant_wall('conversation_index', '${app_role}');
revoke all on conversation_index from ${app_role};
grant select, insert, update on conversation_index to ${app_role};
-- Where time-outs wait, not of what.
create policy find_work on conversation_index for select to ${relay_role} using (true);
grant select (workspace, due_time) on conversation_index to ${relay_role};

create index conversation_index_open on conversation_index (workspace, open_time, conversation_id);
create index conversation_index_account
  on conversation_index (workspace, account_id, open_time, conversation_id)
  where account_id is not null;
create index conversation_index_due on conversation_index (workspace, due_time)
  where due_time is not null;
