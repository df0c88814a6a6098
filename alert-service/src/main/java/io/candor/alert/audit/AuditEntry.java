package io.candor.alert.audit;

import java.time.Instant;

/// An entry of the audit log as it stands there.
///
/// @param sequence its place, from 1 without gaps
/// @param time when it happened, in microseconds
/// @param detailJson a JSON object with sorted keys
/// @param previousHash hash of the entry before it; [AuditChain#START] for the first
/// @param hash hash over all of this
public record AuditEntry(
    long sequence,
    Instant time,
    String actor,
    String action,
    String resource,
    String detailJson,
    String previousHash,
    String hash) {}
