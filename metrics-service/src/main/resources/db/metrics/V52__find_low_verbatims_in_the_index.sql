-- A page of low verbatims: which rows are low is told by the index, before any row is fetched.
drop index item_fact_area;
create index item_fact_area on item_fact (workspace, area, time desc, conversation_id, source, item_id, low);
drop index item_fact_theme;
create index item_fact_theme on item_fact (workspace, theme, time desc, conversation_id, source, item_id, low);
