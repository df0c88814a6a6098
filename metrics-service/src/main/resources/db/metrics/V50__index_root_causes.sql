-- The causes behind the cells of a heatmap, read from the index alone.
create index item_fact_cause on item_fact (workspace, week, area, theme, root_cause)
  where low and root_cause <> '';
