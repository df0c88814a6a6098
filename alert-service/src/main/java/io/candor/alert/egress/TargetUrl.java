package io.candor.alert.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address to post to, judged as text. Whatever different parsers could read differently is
/// refused: user-info, short or octal or hexadecimal IPv4 forms, trailing dots, escapes in the
/// host.
///
/// @param uri the address as given
/// @param host the host in lower case, an IPv6 literal without its brackets
/// @param literal the address that the host is, if it is one
public record TargetUrl(URI uri, String host, Optional<InetAddress> literal) {
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_PORT = 65535;
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /// Judges a URL.
  ///
  /// @throws RefusedTargetException when it must not be posted to; the message says what was
  /// expected and does not repeat the URL, which may hold a token
  public static TargetUrl of(String url, EgressPolicy policy) throws RefusedTargetException {
    if (url.length() > MAX_LENGTH) {
      throw new RefusedTargetException("longer than 2,048 characters");
    }
    URI uri = parse(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(policy.allowInternal() && scheme.equals("http"))) {
      throw new RefusedTargetException("scheme (expected: https)");
    }
    if (uri.getRawUserInfo() != null) {
      throw new RefusedTargetException("user-info (expected: none)");
    }
    if (uri.getRawFragment() != null) {
      throw new RefusedTargetException("fragment (expected: none)");
    }
    if (uri.getHost() == null) {
      throw new RefusedTargetException("host (expected: a name or an address)");
    }
    checkPort(uri, policy);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    Optional<InetAddress> literal = literal(host);
    if (literal.isPresent()) {
      if (!policy.allowInternal() && !AddressRules.isPublic(literal.get())) {
        throw new RefusedTargetException("host (expected: a public address)");
      }
      return new TargetUrl(uri, literal.get().getHostAddress(), literal);
    }
    checkName(host, policy);
    return new TargetUrl(uri, host, literal);
  }

  private static URI parse(String url) throws RefusedTargetException {
    try {
      return new URI(url).parseServerAuthority();
    } catch (URISyntaxException e) {
      RefusedTargetException refused = new RefusedTargetException("not a URL");
      refused.initCause(e);
      throw refused;
    }
  }

  private static void checkPort(URI uri, EgressPolicy policy) throws RefusedTargetException {
    int port = uri.getPort();
    if (port == -1) {
      return;
    }
    boolean allowed =
        policy.allowInternal() ? port > 0 && port <= MAX_PORT : policy.ports().contains(port);
    if (!allowed) {
      throw new RefusedTargetException("port: " + port + " (expected: one of the allowed ports)");
    }
  }

  private static Optional<InetAddress> literal(String host) throws RefusedTargetException {
    if (host.startsWith("[")) {
      return Optional.of(ipv6(host));
    }
    if (IPV4.matcher(host).matches()) {
      return Optional.of(address(host));
    }
    return Optional.empty();
  }

  private static InetAddress ipv6(String host) throws RefusedTargetException {
    if (host.contains("%")) {
      throw new RefusedTargetException("host (expected: an address without a zone)");
    }
    InetAddress address = address(host.substring(1, host.length() - 1));
    if (address.getAddress().length != 16) {
      // Java reads a v4-mapped address as the IPv4 address in it.
      throw new RefusedTargetException("host (expected: no v4-mapped address)");
    }
    return address;
  }

  private static InetAddress address(String text) throws RefusedTargetException {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      RefusedTargetException refused =
          new RefusedTargetException("host (expected: a valid address)");
      refused.initCause(e);
      throw refused;
    }
  }

  private static void checkName(String host, EgressPolicy policy) throws RefusedTargetException {
    if (!NAME.matcher(host).matches()) {
      throw new RefusedTargetException("host (expected: a name of letters, digits, hyphens, dots)");
    }
    List<String> labels = List.of(host.split("\\."));
    if (NUMBER.matcher(labels.getLast()).matches()) {
      throw new RefusedTargetException("host (expected: an address as four decimal numbers)");
    }
    boolean local = labels.getLast().equals("localhost") || labels.size() == 1;
    if (local && !policy.allowInternal()) {
      throw new RefusedTargetException("host (expected: a name of the public DNS)");
    }
  }
}
