-- Who wrote: the customers behind low verbatims are to be told when it is mended.
alter table item_fact add column customer_id text not null default '';
comment on column item_fact.customer_id is 'Empty when unknown, and in rows from before this column until they are told again.';

-- Whether anything is left of a customer; survey answers have the customer of their conversation.
create index item_fact_customer on item_fact (workspace, customer_id)
  where conversation_id = '' and customer_id <> '';
