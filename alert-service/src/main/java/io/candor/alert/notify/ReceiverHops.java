package io.candor.alert.notify;

import java.util.Set;

/// The receivers that something was ever handed over for.
interface ReceiverHops {
  /// Their ids, of all workspaces.
  Set<String> known();

  /// Their ids in one workspace.
  Set<String> known(String workspace);
}
