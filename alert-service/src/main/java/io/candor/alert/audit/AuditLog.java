package io.candor.alert.audit;

import java.util.List;
import java.util.function.Consumer;

/// The audit log of every workspace. Thread-safe.
public interface AuditLog {
  /// Adds an entry in the caller's transaction. It locks the workspace's chain until the end of it,
  /// so it is the last thing that a transaction does before it hands notifications over.
  void append(String workspace, AuditEvent event);

  /// Entries of a workspace, the last one first.
  ///
  /// @param resource only those about this resource; empty for all
  /// @param before only those with a smaller sequence
  List<AuditEntry> list(String workspace, String resource, long before, int limit);

  /// Reads the whole chain in order. What is added meanwhile is read too.
  void readAll(String workspace, Consumer<AuditEntry> reader);
}
