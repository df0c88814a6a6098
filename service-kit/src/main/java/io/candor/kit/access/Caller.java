package io.candor.kit.access;

/// Somebody whose identity is proven.
sealed interface Caller {

  /// Somebody with a token.
  ///
  /// @param name as it stands in audit logs, 1 to 128 characters
  /// @param grants what they may, and where
  record User(String name, Grants grants) implements Caller {}

  /// A service of the suite, by its certificate. It hands on the records of all workspaces.
  ///
  /// @param service its name, for example `metrics`
  record Peer(String service) implements Caller {}
}
