package io.candor.classifier.discovery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// When a cluster of displeased texts is a theme.
///
/// @param enabled whether themes are looked for
/// @param period time between two looks at what has come, at least 100 ms
/// @param window how far back texts are clustered, counted from the latest one
/// @param recent the last part of the window, in which a new theme has to show
/// @param minCustomers different writers that a theme needs, at least 2
/// @param minWordings different ways in which they say it, at least 2
/// @param maxChance with which a search may find a rise where nothing is new, 0..1
/// @param poolSize texts kept of a workspace; of more, the newest half and an even part of the rest
@ConfigurationProperties("candor.classifier.discovery")
public record DiscoveryConfig(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "5s") Duration period,
    @Bindable(defaultValue = "56d") Duration window,
    @Bindable(defaultValue = "7d") Duration recent,
    @Bindable(defaultValue = "5") int minCustomers,
    @Bindable(defaultValue = "3") int minWordings,
    @Bindable(defaultValue = "0.005") double maxChance,
    @Bindable(defaultValue = "2500") int poolSize) {

  public DiscoveryConfig {
    require(period.compareTo(Duration.ofMillis(100)) >= 0, "period", period, ">= 100ms");
    require(recent.isPositive(), "recent", recent, "> 0");
    require(window.compareTo(recent) > 0, "window", window, "longer than recent");
    require(minCustomers >= 2, "min-customers", minCustomers, ">= 2");
    require(minWordings >= 2, "min-wordings", minWordings, ">= 2");
    require(maxChance > 0 && maxChance < 1, "max-chance", maxChance, "0..1");
    require(poolSize >= 100, "pool-size", poolSize, ">= 100");
  }

  /// The default settings.
  public static DiscoveryConfig defaults() {
    return new DiscoveryConfig(
        true, Duration.ofSeconds(5), Duration.ofDays(56), Duration.ofDays(7), 5, 3, 0.005, 2500);
  }

  private static void require(boolean met, String key, Object value, String expected) {
    if (!met) {
      throw new IllegalArgumentException(
          "candor.classifier.discovery." + key + ": " + value + " (expected: " + expected + ")");
    }
  }
}
