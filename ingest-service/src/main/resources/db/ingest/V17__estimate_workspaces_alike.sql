-- A workspace that is not among a partition's most frequent ones is taken for one row; then the index by
-- aggregate looks as good as the primary key, and to look for repeats reads every event of the workspace.
-- Without statistics of the column it is taken for a two-hundredth of the partition.
alter table event alter column workspace set statistics 0;
