-- Digests have a key now. Those that had none cannot be made anew and would still confirm a guess, so they go. They
-- kept out findings of before the erasure that were on their way, which have long arrived; only one that was parked all
-- the time and is replayed could name somebody again, until metrics tells of it anew.
truncate erased_subject;

comment on column erased_subject.subject_digest is
    'HMAC-SHA-256 of the subject''s name, its first 16 bytes: who it was can be recognised, and not read';
