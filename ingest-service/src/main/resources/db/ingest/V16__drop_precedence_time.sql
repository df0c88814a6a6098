-- Never read: what decides between versions stands in the event's body.
alter table event drop column precedence_time;
