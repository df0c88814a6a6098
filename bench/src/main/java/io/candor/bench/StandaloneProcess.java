package io.candor.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The whole suite in a JVM of its own, as `candor up` starts it.
final class StandaloneProcess implements AutoCloseable {

  private static final int QUIET_SECONDS = 3;

  private final Process process;
  private final JsonObject ports;
  private final double secondsToReady;
  private final Map<String, ManagedChannel> channels = new HashMap<>();

  private StandaloneProcess(Process process, JsonObject ports, double secondsToReady) {
    this.process = process;
    this.ports = ports;
    this.secondsToReady = secondsToReady;
  }

  /// Starts it over `directory` and waits until it says that it is ready.
  static StandaloneProcess start(Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    var runFile = directory.resolve("run.json");
    Files.createDirectories(directory);
    Files.deleteIfExists(runFile);
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:+UseG1GC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.candor.standalone.Standalone",
                    "--data",
                    directory.resolve("data").toString(),
                    "--run-file",
                    runFile.toString(),
                    "--free-ports",
                    "--log",
                    directory.resolve("candor.log").toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("candor.out").toFile());
    builder.environment().putAll(environment);
    var start = System.nanoTime();
    var process = builder.start();
    while (!Files.exists(runFile)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("The suite ended; see " + directory.resolve("candor.log"));
      }
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    var run = JsonParser.parseString(Files.readString(runFile)).getAsJsonObject();
    return new StandaloneProcess(process, run.getAsJsonObject("ports"), seconds);
  }

  double secondsToReady() {
    return secondsToReady;
  }

  ManagedChannel channel(String service) {
    return channels.computeIfAbsent(
        service,
        name ->
            NettyChannelBuilder.forAddress("127.0.0.1", ports.get(name).getAsInt())
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .build());
  }

  /// Waits until the suite has nothing left to do: it has used less than a twentieth of a core for
  /// some seconds.
  void awaitIdle() throws InterruptedException {
    for (var quiet = 0; quiet < QUIET_SECONDS; ) {
      var before = processorTime();
      TimeUnit.SECONDS.sleep(1);
      quiet = processorTime().minus(before).toMillis() < 50 ? quiet + 1 : 0;
    }
  }

  private Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    channels.values().forEach(ManagedChannel::shutdownNow);
    process.destroy();
    process.waitFor();
  }
}
