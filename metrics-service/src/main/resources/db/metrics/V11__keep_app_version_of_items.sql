-- The version of the app that a review is about: what low verbatims concentrate in.
alter table item_fact add column app_version text not null default '';
comment on column item_fact.app_version is 'As the producer named it; empty when not told, and for survey answers.';
