-- Why words complain and in which language they are, as the classifier read them: what low verbatims are made of.
alter table item_fact
  add column root_cause text not null default '',
  add column language text not null default '';
comment on column item_fact.root_cause is 'PRODUCT_BUG, SLOW_RESOLUTION ...; UNKNOWN when none was told; empty when it was not assessed.';
comment on column item_fact.language is 'BCP 47 tag; und when it could not be told; empty when it was not assessed.';
