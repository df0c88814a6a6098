package io.candor.classifier;

import io.candor.kit.ServiceRunner;

/// Starts the classifier service.
public final class Application {
  private Application() {}

  /// Serves until SIGTERM; see [ServiceRunner#main].
  public static void main(String[] args) {
    ServiceRunner.main("classifier", args);
  }
}
