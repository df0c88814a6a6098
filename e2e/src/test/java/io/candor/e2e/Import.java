package io.candor.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `candor import` as a person runs it: a process of its own that must live through whatever
/// happens to the suite.
final class Import {

  private final ChildProcess process;

  private Import(ChildProcess process) {
    this.process = process;
  }

  /// Begins to send a file of events, moved to the present, to a workspace.
  static Import begin(SuiteProcesses suite, String workspace, Path file, Path logDirectory) {
    return new Import(
        ChildProcess.start(
            "import-" + workspace,
            "io.candor.cli.Main",
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(
                "import",
                "--workspace",
                workspace,
                "--target",
                suite.target(),
                "--shift-to-now",
                file.toString()),
            Map.of(
                "NO_COLOR",
                "1",
                "CANDOR_CA",
                suite.identities().authorities().toString(),
                "CANDOR_TOKEN",
                suite.identities().token(workspace + ":producer")),
            logDirectory));
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /// Waits for the end; an exit code other than 0 fails.
  void awaitDone() {
    var code = process.awaitExit(Duration.ofMinutes(15));
    if (code != 0) {
      throw new AssertionError("candor import ended with " + code + ": " + process.tail());
    }
  }
}
