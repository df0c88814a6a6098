-- What producers say of a bot's versions; empty until they say it again.

alter table deployment_fact
  -- The version that went live last.
  add column bot_version text not null default '';
