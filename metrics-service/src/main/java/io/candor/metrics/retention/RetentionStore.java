package io.candor.metrics.retention;

import java.util.List;

/// Facts that are to be deleted because of their age.
interface RetentionStore {

  /// Workspaces, in order.
  ///
  /// @param after only those after it; empty for the first
  List<String> workspaces(String after, int limit);

  /// Deletes some facts that are older than the workspace keeps them, in one transaction; batches
  /// of facts wait meanwhile.
  ///
  /// @return how many were deleted; 0 when none is left
  int expire(String workspace);
}
