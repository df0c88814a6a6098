-- Lets marks go that a fold has dealt with. A mark that is held is being made anew: it stays, and nobody
-- waits for anybody.
--
-- The table comes and goes, so its statistics are those of an empty one whenever a vacuum has come by in a
-- quiet moment; a planner that believes them walks all waiting marks for each one that is to go. Hence no
-- choice: each mark is found by its key, and goes by the address at which it was found. The address is safe
-- since the row is locked and the workspace names one partition.
create function clear_marks(of_workspace text, kinds smallint[], ids text[], generations bigint[])
  returns void
  language plpgsql
  set enable_seqscan = off
  set enable_indexscan = on
  set enable_bitmapscan = on as $$
declare
  addresses tid[];
begin
  addresses := array(
    select pending.address
    from unnest(kinds, ids, generations) as mark (aggregate_kind, aggregate_id, generation)
    cross join lateral (
      select found.ctid as address from pending_aggregate as found
      where found.workspace = of_workspace
        and found.aggregate_kind = mark.aggregate_kind
        and found.aggregate_id = mark.aggregate_id
        and found.generation = mark.generation::text::xid8
      offset 0
      for update skip locked
    ) as pending);
  -- Until the function ends: what its head sets is then as it was before.
  set local enable_indexscan = off;
  set local enable_bitmapscan = off;
  delete from pending_aggregate where workspace = of_workspace and ctid = any (addresses);
end $$;
revoke execute on function clear_marks(text, smallint[], text[], bigint[]) from public;
grant execute on function clear_marks(text, smallint[], text[], bigint[]) to ${app_role};
