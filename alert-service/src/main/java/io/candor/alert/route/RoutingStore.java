package io.candor.alert.route;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.receiver.FailureReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The routings of all workspaces, each version once written never changed. Thread-safe.
public interface RoutingStore {
  /// The latest version; [RoutingVersion#INITIAL] for a workspace that has none.
  RoutingVersion latest(String workspace);

  /// Adds a version if it follows directly on the latest one, and enables the receivers of these
  /// ids. Returns false, and changes nothing, if it does not follow: somebody else was faster.
  ///
  /// @param event kept in the audit log if the version is added
  boolean add(
      String workspace, RoutingVersion version, List<String> enabledReceivers, AuditEvent event);

  /// The receivers of the workspace that are disabled; those no longer configured too.
  List<ReceiverState> disabled(String workspace);

  /// That this receiver is disabled, if it is.
  Optional<ReceiverState> disabled(String workspace, String receiverId);

  /// Disables a receiver, which is kept in the audit log; one that is disabled already keeps its
  /// reason and time.
  void disable(String workspace, String receiverId, FailureReason reason, Instant time);

  /// Enables a receiver; an enabled one stays so.
  ///
  /// @param event kept in the audit log if it was disabled
  void enable(String workspace, String receiverId, AuditEvent event);
}
