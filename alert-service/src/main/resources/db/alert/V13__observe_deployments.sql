-- What producers say of their bots, beside what people and platforms declare.

alter table deployment_declaration
    -- The revision of the producer's word; 0 for a declaration of a person or platform.
    add column producer_revision bigint not null default 0 check (producer_revision >= 0);
