-- A counter is changed again and again and no index holds what changes: with room on its page a new version needs no
-- entry in any index, and what it replaces is cleared without a vacuum.
do $$
declare
  counters text;
begin
  foreach counters in array array['cell_counter', 'baseline_counter', 'item_counter', 'item_hour_counter'] loop
    for remainder in 0 .. 15 loop
      execute format('alter table %I set (fillfactor = 60)', counters || '_p' || to_char(remainder, 'FM00'));
    end loop;
  end loop;
end $$;
