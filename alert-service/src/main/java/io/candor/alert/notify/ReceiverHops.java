package io.candor.alert.notify;

import java.util.Set;

/// The receivers, of all workspaces, that something was ever handed over for.
interface ReceiverHops {
  /// Their ids.
  Set<String> known();
}
