package io.candor.metrics.fact;

/// The words of a workspace as the classifier handed them on.
///
/// @param revision revision of the fact
/// @param content the bytes of `candor.classifier.v1.Taxonomy`; not copied, not changed
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by revision only; a copy per read would buy nothing.
public record TaxonomyDocument(long revision, byte[] content) {}
