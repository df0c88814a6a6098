package io.candor.e2e;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One JVM of the suite. Its output goes to a file under `target/`, so that a failed run can be
/// read afterwards.
final class ChildProcess implements AutoCloseable {

  /// What `Runtime.halt(137)` and SIGKILL both end with.
  static final int KILLED = 137;

  private final String name;
  private final Process process;
  private final Path log;
  private final long logStart;

  private ChildProcess(String name, Process process, Path log, long logStart) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /// Starts `mainClass` with the class path of this test and the given environment on top of ours.
  static ChildProcess start(
      String name,
      String mainClass,
      List<String> jvmOptions,
      List<String> arguments,
      Map<String, String> environment,
      Path logDirectory) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    command.addAll(arguments);
    try {
      Files.createDirectories(logDirectory);
      var log = logDirectory.resolve(name + ".log");
      var logStart = Files.exists(log) ? Files.size(log) : 0;
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return new ChildProcess(name, builder.start(), log, logStart);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /// The class path of this test without its own classes: the JVM archives classes of jars only.
  /// Surefire hides the class path behind a manifest and tells the real one in a property.
  private static String classPath() {
    var surefire = System.getProperty("surefire.test.class.path");
    var whole = surefire != null ? surefire : System.getProperty("java.class.path");
    return Stream.of(whole.split(File.pathSeparator))
        .filter(not(Path.of("target", "test-classes").toAbsolutePath().toString()::equals))
        .filter(not(Path.of("target", "classes").toAbsolutePath().toString()::equals))
        .collect(joining(File.pathSeparator));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /// Waits until the process has printed a line that starts with `prefix`.
  void awaitLine(String prefix, Duration limit) {
    await(name + " prints '" + prefix + "'")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .failFast(name + " ended; see " + log, () -> !isAlive())
        .until(() -> printed().lines().anyMatch(line -> line.startsWith(prefix)));
  }

  private String printed() throws IOException {
    try (var in = Files.newInputStream(log)) {
      in.skipNBytes(logStart);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// SIGKILL: nothing of the process runs any more.
  void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofMinutes(1));
  }

  /// SIGTERM, and SIGKILL if the drain takes longer than 30 seconds.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the end and returns the exit code.
  int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " still runs after " + limit + "; see " + log);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + name, e);
    }
  }

  /// The end of the log, for messages of failed assertions.
  String tail() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log, e);
    }
  }
}
