package io.candor.alert.link;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;

/// Where the pages of links are, from the properties `candor.alert.links.*`.
///
/// @param baseUrl what links begin with, without a slash at the end; empty for no links
/// @param port the port that serves them, in plain HTTP behind an ingress; 0 for a free one
/// @param key what links are signed with, equal on all replicas
/// @param validFor how long a link can be used
record LinksConfig(String baseUrl, int port, String key, Duration validFor) {
  static final String PREFIX = "candor.alert.links.";

  static final Duration DEFAULT_VALID_FOR = Duration.ofHours(24);

  private static final int MIN_KEY_CHARACTERS = 32;
  private static final int MAX_PORT = 65535;
  private static final int DEFAULT_PORT = 7434;

  LinksConfig {
    if (!baseUrl.isEmpty()) {
      require(baseUrl.matches("https?://.+[^/]"), "base-url", "http(s)://… without / at the end");
      require(port >= 0 && port <= MAX_PORT, "port", "0 to 65535");
      require(key.length() >= MIN_KEY_CHARACTERS, "key", ">= 32 characters");
      require(validFor.isPositive(), "valid-for", "> 0");
    }
  }

  /// Reads the properties; what is not set has its default.
  ///
  /// @throws ConfigException if one is wrong
  static LinksConfig from(PropertyResolver properties) {
    return new LinksConfig(
        properties.getProperty(PREFIX + "base-url", String.class).orElse(""),
        properties.getProperty(PREFIX + "port", Integer.class).orElse(DEFAULT_PORT),
        properties.getProperty(PREFIX + "key", String.class).orElse(""),
        properties.getProperty(PREFIX + "valid-for", Duration.class).orElse(DEFAULT_VALID_FOR));
  }

  /// Whether there are links.
  boolean isOn() {
    return !baseUrl.isEmpty();
  }

  /// Without the key.
  @Override
  public String toString() {
    return "LinksConfig[" + baseUrl + ", " + port + ", " + validFor + "]";
  }

  private static void require(boolean holds, String key, String expected) {
    if (!holds) {
      throw new ConfigException(PREFIX + key + " (expected: " + expected + ")");
    }
  }
}
