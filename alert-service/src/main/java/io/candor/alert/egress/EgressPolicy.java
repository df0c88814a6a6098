package io.candor.alert.egress;

import java.util.Set;

/// What may be posted to.
///
/// @param allowInternal whether plain http, any port and addresses inside the network are allowed:
///     for laptops and tests, never in production
/// @param ports the ports that are allowed otherwise
public record EgressPolicy(boolean allowInternal, Set<Integer> ports) {
  /// Public addresses by https on its usual ports.
  public static final EgressPolicy PUBLIC = new EgressPolicy(false, Set.of(443, 8443));

  public EgressPolicy {
    ports = Set.copyOf(ports);
  }
}
