package io.candor.kit.lifecycle;

/// One condition of being ready: the service's own store is reached and its schema is right.
///
/// Contract: called about every five seconds from a virtual thread and must end within two
/// seconds. Never asks another service: a peer that is away must not take this service away too.
public interface ReadinessCheck {

  /// A short name for logs, for example `postgresql`.
  String name();

  /// Returns if the condition holds.
  ///
  /// @throws Exception if it does not hold; the message goes to the log, never to a caller
  void check() throws Exception;
}
