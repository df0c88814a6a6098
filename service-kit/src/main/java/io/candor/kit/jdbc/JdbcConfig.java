package io.candor.kit.jdbc;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;

/// How a service reaches its PostgreSQL database, from the properties `candor.jdbc.*`.
///
/// @param url `jdbc:postgresql://host:port/database`, with no user in it
/// @param app the serving role
/// @param relay the role of relays and periodic jobs
/// @param appPoolSize connections of the serving role, 1 or more; all replicas together stay under
///     80 % of the server's `max_connections`
/// @param relayPoolSize connections of the relay role, 1 or more
/// @param connectionTimeout how long a call waits for a connection
public record JdbcConfig(
    String url,
    Role app,
    Role relay,
    int appPoolSize,
    int relayPoolSize,
    Duration connectionTimeout) {

  /// The property that makes a service one with a PostgreSQL store.
  public static final String URL_PROPERTY = "candor.jdbc.url";

  // A call learns within 2 s that the database is away, the promise of the reliability goals.
  private static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofMillis(1_800);
  private static final int DEFAULT_APP_POOL = 16;
  private static final int DEFAULT_RELAY_POOL = 4;

  /// A role of the database.
  ///
  /// @param property where its credentials stand, for example `candor.jdbc.app`
  /// @param username the role
  /// @param password the password at start; a secret file may change it later
  public record Role(String property, String username, String password) {
    /// Without the password.
    @Override
    public String toString() {
      return username;
    }
  }

  /// Reads the properties of a serving process.
  ///
  /// @throws ConfigException if one is missing or wrong
  static JdbcConfig from(PropertyResolver properties) {
    return new JdbcConfig(
        url(properties),
        role(properties, "app"),
        role(properties, "relay"),
        positive(properties, "candor.jdbc.app.pool-size", DEFAULT_APP_POOL),
        positive(properties, "candor.jdbc.relay.pool-size", DEFAULT_RELAY_POOL),
        properties
            .getProperty("candor.jdbc.connection-timeout", Duration.class)
            .orElse(DEFAULT_CONNECTION_TIMEOUT));
  }

  /// The database of a service.
  ///
  /// @throws ConfigException if it is not set or not a PostgreSQL URL
  static String url(PropertyResolver properties) {
    String url = required(properties, URL_PROPERTY);
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new ConfigException(URL_PROPERTY + ": " + url + " (expected: jdbc:postgresql://...)");
    }
    return url;
  }

  /// The credentials of one role.
  ///
  /// @throws ConfigException if they are not set
  static Role role(PropertyResolver properties, String name) {
    String property = "candor.jdbc." + name;
    return new Role(
        property,
        required(properties, property + ".username"),
        required(properties, property + ".password"));
  }

  /// The name of one role.
  ///
  /// @throws ConfigException if it is not set
  static String roleName(PropertyResolver properties, String name) {
    return required(properties, "candor.jdbc." + name + ".username");
  }

  private static String required(PropertyResolver properties, String key) {
    return properties
        .getProperty(key, String.class)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new ConfigException(key + ": not set (expected: a value)"));
  }

  private static int positive(PropertyResolver properties, String key, int defaultValue) {
    int value = properties.getProperty(key, Integer.class).orElse(defaultValue);
    if (value < 1) {
      throw new ConfigException(key + ": " + value + " (expected: >= 1)");
    }
    return value;
  }
}
