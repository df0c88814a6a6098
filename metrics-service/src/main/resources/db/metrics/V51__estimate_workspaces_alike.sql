-- A workspace that is not among a partition's most frequent ones is taken for one row. Then each index that
-- begins with the workspace looks as good as the index of the key, and a look-up by key may read every fact
-- of the workspace. Without statistics of the column it is taken for a two-hundredth of the partition, which
-- leaves the index of the key as the only cheap one.
alter table conversation_fact alter column workspace set statistics 0;
alter table item_fact alter column workspace set statistics 0;
