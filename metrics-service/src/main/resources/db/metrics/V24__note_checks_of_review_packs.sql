alter table review_pack add column check_time timestamptz not null default now();
comment on column review_pack.check_time is 'When its figures were last made: those of long periods are not made with every evaluation.';
