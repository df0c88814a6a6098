alter table baseline
  add column source text not null default 'BEFORE_GO_LIVE',
  add column effective_week date,
  add column handoff_archetypes text[] not null default '{}';
comment on column baseline.source is 'Where its figures come from: BEFORE_GO_LIVE, WITHOUT_BOT, LIVE, BY_HAND or LIVE_HANDOFFS.';
comment on column baseline.effective_week is 'Monday of the first week that is judged by it; null: every week before the next version''s.';
comment on column baseline.handoff_archetypes is 'Archetypes whose answers after a handoff are held against those of this baseline, not against all of its answers.';
