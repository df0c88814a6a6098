package io.candor.classifier.record;

import io.candor.classifier.record.StoredRecord.Labelling;
import java.util.List;
import java.util.Optional;

/// Keeps the latest revision of every record and its labelling. Thread-safe; what a call has
/// returned from survives a crash of the process.
interface RecordStore {
  /// Stores those records that are newer than what is there; older and equal revisions change
  /// nothing. Keys may repeat: the latest revision stays.
  void write(String workspace, List<IncomingRecord> records);

  /// The record; empty when there is none.
  Optional<StoredRecord> find(String workspace, String key);

  /// Stores a labelling unless the record has changed since it was read.
  ///
  /// @param read the record as it was read
  /// @return false when the record is another one now; nothing is changed then
  boolean label(String workspace, StoredRecord read, Labelling labelling);
}
