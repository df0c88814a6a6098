package io.candor.alert.secret;

import java.util.Optional;

/// Looks up secrets. A workspace sees its own and no other's.
@FunctionalInterface
public interface Secrets {
  /// The secret of this name in this workspace, without surrounding white space; nothing when there
  /// is none or it is empty.
  Optional<String> find(String workspace, String name);
}
