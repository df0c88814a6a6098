package io.candor.kit.access;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

/// Whether and how callers prove who they are, from the properties `candor.access.*`.
///
/// @param isRequired whether they have to
/// @param issuer of the tokens, as it stands in them
/// @param audience that tokens must be made for
/// @param keys where the issuer's public keys are read: a JSON Web Key Set
/// @param rolesClaim the claim with `{workspace}:{role}` entries
/// @param nameClaim the claim with the caller's name; the subject where it is missing
record AccessConfig(
    boolean isRequired,
    String issuer,
    String audience,
    URL keys,
    String rolesClaim,
    String nameClaim) {
  static final String PREFIX = "candor.access.";

  private static final String NOWHERE = "file:/dev/null";

  /// Reads the properties; what is not set has its default.
  ///
  /// @throws ConfigException if one is wrong or missing
  static AccessConfig from(PropertyResolver properties) {
    String mode = text(properties, "mode", "off");
    if (!mode.equals("off") && !mode.equals("required")) {
      throw new ConfigException(PREFIX + "mode: " + mode + " (expected: off or required)");
    }
    boolean required = mode.equals("required");
    return new AccessConfig(
        required,
        required ? needed(properties, "issuer") : "",
        text(properties, "audience", "candor"),
        keys(required ? needed(properties, "keys") : NOWHERE),
        text(properties, "roles-claim", "candor_roles"),
        text(properties, "name-claim", "email"));
  }

  private static URL keys(String value) {
    try {
      URI uri = URI.create(value);
      if (uri.isAbsolute() && uri.getScheme().matches("https|file")) {
        return uri.toURL();
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      throw new ConfigException(PREFIX + "keys: not a URL (expected: https://… or file:/…)", e);
    }
    throw new ConfigException(PREFIX + "keys: " + value + " (expected: https://… or file:/…)");
  }

  private static String text(PropertyResolver properties, String key, String absent) {
    return properties.getProperty(PREFIX + key, String.class).orElse(absent);
  }

  private static String needed(PropertyResolver properties, String key) {
    String value = text(properties, key, "");
    if (value.isBlank()) {
      throw new ConfigException(PREFIX + key + ": not set (expected with mode required)");
    }
    return value;
  }
}
