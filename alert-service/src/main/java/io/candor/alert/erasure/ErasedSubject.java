package io.candor.alert.erasure;

import java.time.Instant;

/// An account, a customer, or something they wrote, that was erased.
///
/// @param subject `{collection}/{id}` as in follow-ups, the id percent-encoded
/// @param untilTime findings that were evaluated before may still name it
public record ErasedSubject(String subject, Instant untilTime) {}
