package io.candor.ingest.erasure;

/// Somebody whom a state is about.
///
/// @param id the producers' id, 1 to 128 characters
public record Subject(SubjectKind kind, String id) {}
