package io.candor.alert.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/// Judges targets, as text and by their addresses. Thread-safe.
public final class TargetGuard {
  // Submission, with TLS from the first byte or by STARTTLS; not 25, which is for servers.
  private static final Set<Integer> MAIL_PORTS = Set.of(465, 587, 2525);

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

  /// Judges a mail server when it is configured: as text, and by the addresses that its name has
  /// now, as [#check].
  ///
  /// @throws RefusedTargetException when it must not be connected to
  public void checkMail(String host, int port) throws RefusedTargetException {
    TargetUrl target = mail(host, port);
    if (target.literal().isPresent() || policy.allowInternal()) {
      return;
    }
    try {
      judge(resolver.resolve(target.host()));
    } catch (UnknownHostException e) {
      return; // Judged before every send, as said above.
    }
  }

  /// An address of a mail server for a connection, judged; it bears the name that was asked for, so
  /// that a certificate is checked against it.
  ///
  /// @throws RefusedTargetException when it must not be connected to
  /// @throws UnknownHostException when the name has no address
  public InetAddress mailAddress(String host, int port) throws UnknownHostException {
    TargetUrl target = mail(host, port);
    InetAddress address =
        target.literal().isPresent() ? target.literal().get() : resolve(target.host()).getFirst();
    return InetAddress.getByAddress(host, address.getAddress());
  }

  /// Whether mail may go out unsecured, as to a server on a laptop.
  public boolean allowsPlainMail() {
    return policy.allowInternal();
  }

  private TargetUrl mail(String host, int port) throws RefusedTargetException {
    return TargetUrl.of(
        "https://" + host + ":" + port, new EgressPolicy(policy.allowInternal(), MAIL_PORTS));
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
