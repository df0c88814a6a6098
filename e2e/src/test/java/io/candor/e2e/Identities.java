package io.candor.e2e;

import io.candor.kit.testing.LocalCertificate;
import io.candor.kit.testing.TokenIssuer;
import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Certificates of the services and tokens of their callers, as in production.
final class Identities {
  private static final String SERVICES = "spiffe://candor.example/ns/candor/sa/";
  // Longer than all tests together.
  private static final Duration LIFE = Duration.ofHours(3);

  private final Path directory;
  private final TokenIssuer issuer;

  private Identities(Path directory, TokenIssuer issuer) {
    this.directory = directory;
    this.issuer = issuer;
  }

  /// Makes a certificate for each service, and an issuer.
  static Identities make(Path directory) {
    try {
      Files.createDirectories(directory);
      StringBuilder authorities = new StringBuilder();
      for (Hop hop : Hop.values()) {
        LocalCertificate certificate =
            LocalCertificate.make(directory, "ip:127.0.0.1,uri:" + SERVICES + hop.service());
        Files.writeString(directory.resolve(hop.service() + ".pem"), certificate.certificatePem());
        Files.writeString(directory.resolve(hop.service() + ".key"), certificate.keyPem());
        authorities.append(certificate.certificatePem());
      }
      Files.writeString(directory.resolve("authorities.pem"), authorities);
      return new Identities(directory, TokenIssuer.make(directory, "e2e"));
    } catch (Exception e) {
      throw new AssertionError("The identities cannot be made", e);
    }
  }

  /// What a service needs to show its own and to ask for others'.
  Map<String, String> environmentOf(Hop hop) {
    Map<String, String> environment = new HashMap<>();
    issuer
        .properties()
        .forEach(
            (property, value) ->
                environment.put(
                    property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                    value.toString()));
    environment.put("CANDOR_TLS_CERTIFICATE", directory.resolve(hop.service() + ".pem").toString());
    environment.put("CANDOR_TLS_KEY", directory.resolve(hop.service() + ".key").toString());
    environment.put("CANDOR_TLS_AUTHORITIES", authorities().toString());
    environment.put("CANDOR_TLS_PEER_PREFIX", SERVICES);
    return environment;
  }

  /// Whose certificates callers trust.
  Path authorities() {
    return directory.resolve("authorities.pem");
  }

  /// What callers connect with.
  ChannelCredentials callers() {
    try {
      return TlsChannelCredentials.newBuilder().trustManager(authorities().toFile()).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A token with these roles, `{workspace}:{role}` each.
  String token(String... roles) {
    return issuer.token(
        claims ->
            claims
                .expirationTime(Date.from(Instant.now().plus(LIFE)))
                .claim("candor_roles", List.of(roles)));
  }
}
