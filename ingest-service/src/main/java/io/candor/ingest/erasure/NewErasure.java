package io.candor.ingest.erasure;

/// An erasure as it is asked for.
///
/// @param id unique in the workspace
/// @param actor who asks
/// @param reason why
record NewErasure(String id, SubjectKind subjectKind, String actor, String reason) {}
