package io.candor.alert.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Judges targets, as text and by their addresses. Thread-safe.
public final class TargetGuard {
  private final EgressPolicy policy;
  private final Resolver resolver;

  /// Judges by this policy.
  public TargetGuard(EgressPolicy policy, Resolver resolver) {
    this.policy = policy;
    this.resolver = resolver;
  }

  /// Judges a URL as text; no name is resolved.
  ///
  /// @throws RefusedTargetException when it must not be posted to
  public TargetUrl parse(String url) throws RefusedTargetException {
    return TargetUrl.of(url, policy);
  }

  /// Judges a URL when it is configured: as text, and by the addresses that its name has now. A
  /// name that has none now is let pass: it is judged again before every send.
  ///
  /// @throws RefusedTargetException when it must not be posted to
  public void check(String url) throws RefusedTargetException {
    TargetUrl target = parse(url);
    if (target.literal().isPresent() || policy.allowInternal()) {
      return;
    }
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(target.host());
    } catch (UnknownHostException e) {
      return; // Judged before every send, as said above.
    }
    judge(addresses);
  }

  /// Resolves a name for a connection and judges every address; one refused address refuses the
  /// name, since a client may choose any of them.
  ///
  /// @throws UnknownHostException when the name has no address
  List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = List.copyOf(resolver.resolve(host));
    judge(addresses);
    return addresses;
  }

  private void judge(List<InetAddress> addresses) throws RefusedTargetException {
    if (!policy.allowInternal() && !addresses.stream().allMatch(AddressRules::isPublic)) {
      throw new RefusedTargetException("host (expected: a name of public addresses only)");
    }
  }
}
