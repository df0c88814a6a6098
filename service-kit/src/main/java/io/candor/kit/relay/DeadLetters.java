package io.candor.kit.relay;

import java.util.Collection;
import java.util.List;

/// The parked records of a store, for operators.
public interface DeadLetters {

  /// A page, the latest parked first.
  ///
  /// @param cursor [Page#nextCursor()] of the page before; empty for the first
  /// @param pageSize at least 1
  Page list(String workspace, int pageSize, String cursor);

  /// Makes these records due at once with fresh attempts; a record that is not parked is left
  /// alone.
  ///
  /// @return how many were made due
  int replay(String workspace, Collection<DeadLetter.Id> ids);

  /// Makes every parked record of the workspace due at once with fresh attempts.
  ///
  /// @return how many were made due
  int replayAll(String workspace);

  /// One page.
  ///
  /// @param nextCursor empty on the last page
  record Page(List<DeadLetter> deadLetters, String nextCursor) {}
}
