package io.candor.kit.tls;

import io.candor.kit.config.ConfigException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The certificates of a service, from the properties `candor.tls.*`. All files are PEM.
///
/// @param certificate its chain, its own first; empty: connections are not encrypted
/// @param key its private key, PKCS #8
/// @param authorities whose certificates are trusted, of callers and of the services it calls
/// @param peerPrefix what the URI in a certificate of the suite begins with, before the service's
///     name; empty: services are known by their host names and call under no identity
/// @param clientCertificate whether every caller must show one, `required`, or may, `optional`
/// @param reloadInterval how often the files are read again
@ConfigurationProperties("candor.tls")
public record TlsConfig(
    @Bindable(defaultValue = "") String certificate,
    @Bindable(defaultValue = "") String key,
    @Bindable(defaultValue = "") String authorities,
    @Bindable(defaultValue = "") String peerPrefix,
    @Bindable(defaultValue = "optional") String clientCertificate,
    @Bindable(defaultValue = "10s") Duration reloadInterval) {

  private static final String PREFIX = "candor.tls.";

  /// Checks that there is all or nothing.
  ///
  /// @throws ConfigException if a file is missing
  public TlsConfig {
    if (!certificate.isEmpty()) {
      requireFile("certificate", certificate);
      requireFile("key", key);
      requireFile("authorities", authorities);
    } else if (!key.isEmpty() || !authorities.isEmpty() || !peerPrefix.isEmpty()) {
      throw new ConfigException(PREFIX + "certificate: not set (expected with the others)");
    }
    if (!clientCertificate.equals("optional") && !clientCertificate.equals("required")) {
      throw new ConfigException(
          PREFIX + "client-certificate: " + clientCertificate + " (expected: optional, required)");
    }
    if (!reloadInterval.isPositive()) {
      throw new ConfigException(PREFIX + "reload-interval (expected: > 0)");
    }
  }

  /// Whether connections are encrypted.
  public boolean isOn() {
    return !certificate.isEmpty();
  }

  /// Whether a caller without a certificate is turned away.
  public boolean isClientCertificateRequired() {
    return clientCertificate.equals("required");
  }

  private static void requireFile(String property, String file) {
    if (file.isEmpty() || !Files.isReadable(Path.of(file))) {
      throw new ConfigException(
          PREFIX + property + ": " + file + " (expected: a file that can be read)");
    }
  }
}
