package io.candor.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// [StoresProcess] as a process of its own, to be killed.
final class ChildStores implements AutoCloseable {

  private final Process process;
  private final String ready;

  private ChildStores(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  static ChildStores start(Path data, String... services) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoresProcess.class.getName(),
                "--data",
                data.toString()));
    for (String service : services) {
      command.add("--service");
      command.add(service);
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the stores ended before they were ready");
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
    return new ChildStores(process, line);
  }

  String postgresUrl(String database) {
    return value("postgres").replaceFirst("/postgres$", "/" + database);
  }

  String mongoUri() {
    return value("mongo");
  }

  private String value(String name) {
    for (String part : ready.split(" ")) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    throw new IllegalStateException(name + " is not in: " + ready);
  }

  /// SIGKILL, and wait for the end.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM, and wait for the end.
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
