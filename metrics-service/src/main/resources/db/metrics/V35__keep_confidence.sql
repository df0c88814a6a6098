alter table conversation_fact add column intent_confidence_micros bigint;
comment on column conversation_fact.intent_confidence_micros is 'The bot''s confidence in the intent in millionths of one; null when not told.';
alter table deployment_fact add column confidence_thresholds text[] not null default '{}';
comment on column deployment_fact.confidence_thresholds is 'From which confidence on an archetype is tried, in millionths: `800000=returns`.';
