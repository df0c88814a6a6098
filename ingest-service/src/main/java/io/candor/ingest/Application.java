package io.candor.ingest;

import io.candor.kit.ServiceRunner;

/// Starts the service.
public final class Application {

  private Application() {}

  /// `--migrate` brings the schema up to date and exits; without arguments the service runs until
  /// it is told to stop.
  public static void main(String[] args) {
    ServiceRunner.main("ingest", args);
  }
}
