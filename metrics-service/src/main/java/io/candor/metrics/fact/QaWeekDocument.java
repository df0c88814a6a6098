package io.candor.metrics.fact;

/// What the reviews of a week say, as the classifier handed it on.
///
/// @param week for example `2026-W11`
/// @param revision of the fact
/// @param content the bytes of `candor.classifier.v1.QaReport`; not copied, not changed
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by revision only; a copy per read would buy nothing.
public record QaWeekDocument(String week, long revision, byte[] content) {}
