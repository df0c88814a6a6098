-- An aggregate whose snapshot is empty was erased: its row stays, because its revision goes on. Its
-- events go, and none may be deleted but those of such an aggregate.
grant delete on event to ${app_role};
create policy erased_only on event as restrictive for delete to ${app_role}
  using (exists (
    select from aggregate
    where aggregate.workspace = event.workspace
      and aggregate.aggregate_kind = event.aggregate_kind
      and aggregate.aggregate_id = event.aggregate_id
      and octet_length(aggregate.snapshot) = 0));
grant delete on conversation_index to ${app_role};
