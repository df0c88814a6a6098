-- Findings that the facts no longer bear out are told apart from those whose figure went back.
alter table incident drop constraint incident_resolution_check;
alter table incident add constraint incident_resolution_check
    check (resolution in ('FINDING_CLEARED', 'FINDING_REPLACED', 'BY_PERSON', 'FINDING_WITHDRAWN'));
