-- A place is marked before the state that belongs there is worked out, so that a batch of facts that commits meanwhile
-- can take it away.
alter table spike_checkpoint alter column content drop not null;
comment on column spike_checkpoint.content is 'Null: only marked, to be filled by a later evaluation if it is still there.';
