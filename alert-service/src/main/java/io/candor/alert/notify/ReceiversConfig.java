package io.candor.alert.notify;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How receivers are reached, from the properties `candor.alert.receivers.*`.
///
/// @param allowInternal whether http, any port and internal addresses may be posted to
/// @param ports the ports that may be posted to otherwise
/// @param secretsDir where the files `{workspace}.{name}` stand
/// @param incidentUrl page of an incident with `{workspace}` and `{incident}`; empty for none
/// @param maxAttempts a notification is parked after this many failures, at least 1
/// @param minBackOff the longest wait after the first failure
/// @param maxBackOff the longest wait between two attempts
record ReceiversConfig(
    boolean allowInternal,
    Set<Integer> ports,
    Path secretsDir,
    String incidentUrl,
    int maxAttempts,
    Duration minBackOff,
    Duration maxBackOff) {
  static final String PREFIX = "candor.alert.receivers.";

  private static final int MAX_PORT = 65535;

  // Waits double from 1 s to 1 h and average half of that: 150 attempts are about three days, the
  // span over which Standard Webhooks retries.
  static final ReceiversConfig DEFAULT =
      new ReceiversConfig(
          false,
          Set.of(443, 8443),
          Path.of("/run/secrets/candor-receivers"),
          "",
          150,
          Duration.ofSeconds(1),
          Duration.ofHours(1));

  ReceiversConfig {
    ports = Set.copyOf(ports);
    require(
        !ports.isEmpty() && ports.stream().allMatch(port -> port > 0 && port <= MAX_PORT),
        "ports",
        "1 to 65535");
    require(maxAttempts >= 1, "max-attempts", ">= 1");
    require(minBackOff.isPositive(), "min-back-off", "> 0");
    require(maxBackOff.compareTo(minBackOff) >= 0, "max-back-off", ">= min-back-off");
  }

  /// Reads the properties; what is not set has its default.
  ///
  /// @throws ConfigException if one is wrong
  static ReceiversConfig from(PropertyResolver properties) {
    return new ReceiversConfig(
        read(properties, "allow-internal", Boolean.class, DEFAULT.allowInternal),
        ports(properties),
        Path.of(read(properties, "secrets-dir", String.class, DEFAULT.secretsDir.toString())),
        read(properties, "incident-url", String.class, DEFAULT.incidentUrl),
        read(properties, "max-attempts", Integer.class, DEFAULT.maxAttempts),
        read(properties, "min-back-off", Duration.class, DEFAULT.minBackOff),
        read(properties, "max-back-off", Duration.class, DEFAULT.maxBackOff));
  }

  private static Set<Integer> ports(PropertyResolver properties) {
    String text = read(properties, "ports", String.class, "");
    if (text.isBlank()) {
      return DEFAULT.ports;
    }
    try {
      return List.of(text.split(",")).stream()
          .map(String::strip)
          .map(Integer::valueOf)
          .collect(Collectors.toSet());
    } catch (NumberFormatException _) {
      throw new ConfigException(PREFIX + "ports (expected: numbers with commas)");
    }
  }

  private static <T> T read(
      PropertyResolver properties, String key, Class<T> type, T defaultValue) {
    return properties.getProperty(PREFIX + key, type).orElse(defaultValue);
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new ConfigException(PREFIX + key + " (expected: " + expected + ")");
    }
  }
}
