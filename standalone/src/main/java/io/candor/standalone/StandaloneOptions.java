package io.candor.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How the suite is started.
///
/// @param data where the stores keep their files; made if it is not there
/// @param runFile written when the suite is ready, removed when it stops; null for none
/// @param log file that the services log to; null for standard output
/// @param freePorts true for any free ports instead of 7401 to 7404
/// @param once true to stop as soon as the suite is ready, as for a training run of the JVM's cache
record StandaloneOptions(
    Path data, @Nullable Path runFile, @Nullable Path log, boolean freePorts, boolean once) {
  static final String USAGE =
      "usage: Standalone --data DIR [--run-file FILE] [--log FILE] [--free-ports] [--once]";

  /// @throws IllegalArgumentException with a text for people
  static StandaloneOptions parse(String[] arguments) {
    Path data = null;
    Path runFile = null;
    Path log = null;
    boolean freePorts = false;
    boolean once = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--data" -> data = path(arguments, ++i);
        case "--run-file" -> runFile = path(arguments, ++i);
        case "--log" -> log = path(arguments, ++i);
        case "--free-ports" -> freePorts = true;
        case "--once" -> once = true;
        default -> throw new IllegalArgumentException("unknown argument: " + arguments[i]);
      }
    }
    if (data == null) {
      throw new IllegalArgumentException("--data is missing");
    }
    return new StandaloneOptions(data, runFile, log, freePorts, once);
  }

  private static Path path(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + ": a path is missing");
    }
    return Path.of(arguments[index]).toAbsolutePath();
  }
}
