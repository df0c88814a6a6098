package io.candor.classifier.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps the latest revision of every record with its fact. Thread-safe; what a call has returned
/// from survives a crash of the process.
interface RecordStore {
  /// The record; empty when there is none.
  Optional<StoredRecord> find(String workspace, String key);

  /// The latest fact of a record, without the rest of it; empty when there is none.
  Optional<byte[]> findFact(String workspace, String key);

  /// How many records a workspace has, its taxonomy's entry among them.
  long count(String workspace);

  /// Goes through the keys of a workspace in ascending order until the visitor answers no.
  ///
  /// @param after begins behind this key; empty for the first
  void eachKey(String workspace, String after, Predicate<String> visitor);

  /// A change of one record.
  ///
  /// @param before as it was read; absent when there was none
  /// @param after what is to be stored, of the same key
  record Change(@Nullable StoredRecord before, StoredRecord after) {}

  /// Stores changes, each unless its record is another one now than it was read.
  ///
  /// @param changes of different records
  /// @return the keys of those that were stored
  Set<String> write(String workspace, List<Change> changes);
}
