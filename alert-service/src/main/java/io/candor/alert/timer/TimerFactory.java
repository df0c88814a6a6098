package io.candor.alert.timer;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Makes what fires timers.
@Factory
final class TimerFactory {
  static final String PERIOD = "candor.alert.timer-period";

  // Two looks a second at an index: nothing for the store, and soon enough for people.
  static final Duration DEFAULT_PERIOD = Duration.ofMillis(500);

  @Singleton
  TimerWork timerWork(
      TimerStore store, List<TimerHandler> handlers, Clock clock, PropertyResolver properties) {
    Duration period = properties.getProperty(PERIOD, Duration.class).orElse(DEFAULT_PERIOD);
    if (!period.isPositive()) {
      throw new io.candor.kit.config.ConfigException(PERIOD + " (expected: > 0)");
    }
    return new TimerWork(store, handlers, period, clock);
  }
}
