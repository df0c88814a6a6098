package io.candor.alert.directive;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;

/// How directives are delivered, from the properties `candor.alert.directives.*`.
///
/// @param acknowledgeWithin how long a platform has; after it the owner is paged, and again after
///     each such time
/// @param resendInterval how often an unacknowledged directive is sent again
record DirectivesConfig(Duration acknowledgeWithin, Duration resendInterval) {
  static final String PREFIX = "candor.alert.directives.";

  static final DirectivesConfig DEFAULT =
      new DirectivesConfig(Duration.ofMinutes(10), Duration.ofMinutes(2));

  DirectivesConfig {
    require(acknowledgeWithin, "acknowledge-within");
    require(resendInterval, "resend-interval");
  }

  /// Reads the properties; what is not set has its default.
  ///
  /// @throws ConfigException if one is wrong
  static DirectivesConfig from(PropertyResolver properties) {
    return new DirectivesConfig(
        read(properties, "acknowledge-within", DEFAULT.acknowledgeWithin),
        read(properties, "resend-interval", DEFAULT.resendInterval));
  }

  private static Duration read(PropertyResolver properties, String key, Duration defaultValue) {
    return properties.getProperty(PREFIX + key, Duration.class).orElse(defaultValue);
  }

  private static void require(Duration duration, String key) {
    if (!duration.isPositive()) {
      throw new ConfigException(PREFIX + key + " (expected: > 0)");
    }
  }
}
