package io.candor.alert.silence;

/// Does several writes of a workspace together.
interface SilenceWrites {
  /// All of it is kept, or nothing.
  void inTransaction(String workspace, Runnable work);
}
