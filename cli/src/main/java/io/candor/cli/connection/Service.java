package io.candor.cli.connection;

import java.util.Locale;

/// The four services in the order of the data.
public enum Service {
  INGEST(7401),
  CLASSIFIER(7402),
  METRICS(7403),
  ALERT(7404);

  private final int defaultPort;

  Service(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  int defaultPort() {
    return defaultPort;
  }

  /// The name in `--target` and in the run file.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
