package io.candor.ingest.fold;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A row of the table `aggregate`, without what readers do not need. The workspace is the
/// transaction's.
@MappedEntity("aggregate")
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
record AggregateRow(@Id String aggregateId, long revision, byte[] snapshot) {}
