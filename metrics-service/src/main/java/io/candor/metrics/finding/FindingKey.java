package io.candor.metrics.finding;

/// What makes two findings the same one.
///
/// @param kind the kind
/// @param scope what it is about
/// @param detail what tells findings of one kind and scope apart: the metric (`csat_delayed`),
///     the window (`7d`), the class (`01`), the source (`ticketing`), the direction (`BELOW`);
///     empty where nothing does
public record FindingKey(FindingKind kind, Scope scope, String detail) {}
