package io.candor.metrics;

import io.candor.kit.ServiceRunner;

/// Starts the metrics service.
public final class Application {
  private Application() {}

  /// Serves until SIGTERM; see [ServiceRunner#main].
  public static void main(String[] args) {
    ServiceRunner.main("metrics", args);
  }
}
