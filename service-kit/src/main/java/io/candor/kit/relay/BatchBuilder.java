package io.candor.kit.relay;

import java.util.ArrayList;
import java.util.List;

/// Puts due records together in their order, as long as each of them may have that many companions.
/// For stores that keep a limit per record. Not thread-safe.
public final class BatchBuilder {

  private final List<OutgoingRecord> records = new ArrayList<>();
  private int limit = Integer.MAX_VALUE;

  /// Adds the next due record if it fits.
  ///
  /// @param batchLimit the largest batch that it may be part of, at least 1
  /// @return false if the batch ends before it
  public boolean add(OutgoingRecord next, int batchLimit) {
    int shared = Math.min(limit, batchLimit);
    if (records.size() + 1 > shared) {
      return false;
    }
    limit = shared;
    return records.add(next);
  }

  /// The batch so far.
  public List<OutgoingRecord> records() {
    return List.copyOf(records);
  }
}
