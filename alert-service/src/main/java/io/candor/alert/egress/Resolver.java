package io.candor.alert.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host name. May block.
@FunctionalInterface
public interface Resolver {
  /// At least one address.
  ///
  /// @throws UnknownHostException when the name has none
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /// The resolver of the machine.
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
