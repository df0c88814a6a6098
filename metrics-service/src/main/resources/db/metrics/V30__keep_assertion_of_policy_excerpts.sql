alter table policy_excerpt add column assertion_id text not null default '';
comment on column policy_excerpt.assertion_id is 'What the sentence breaks, or the action that it claims; empty for rows from before it was kept.';
