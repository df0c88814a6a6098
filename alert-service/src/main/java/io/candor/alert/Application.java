package io.candor.alert;

import io.candor.kit.ServiceRunner;

/// Starts alert-service.
public final class Application {
  private Application() {}

  /// Serves until SIGTERM, or migrates with `--migrate`.
  public static void main(String[] args) {
    ServiceRunner.main("alert", args);
  }
}
