package io.candor.alert.testing;

import io.candor.alert.Application;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.kit.jdbc.ProbeDatabase;
import io.candor.stores.FreePorts;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service in a process of its own, to be halted. Its database is not that of the other tests:
/// what these have left to be sent would bring it to its failpoint before its own work does.
public final class AlertProcess implements AutoCloseable {
  private static final String DATABASE = "alert_crash";

  private final Process process;
  private final ManagedChannel channel;

  private AlertProcess(Process process, int port) {
    this.process = process;
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /// Starts it; the log goes to the directory.
  ///
  /// @param workspace the one whose secret `hook` it has
  /// @param failpoints as in CANDOR_FAILPOINTS
  public static AlertProcess start(Path directory, String workspace, String failpoints) {
    try {
      Path secrets = Files.createDirectories(directory.resolve("secrets"));
      Files.writeString(secrets.resolve(workspace + ".hook"), AlertService.SECRET);
      int port = FreePorts.choose(1).getFirst();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.add("--enable-native-access=ALL-UNNAMED");
      for (Map.Entry<String, Object> property : properties(secrets, port).entrySet()) {
        command.add("-D" + property.getKey() + "=" + property.getValue());
      }
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Application.class.getName());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("process.log").toFile());
      builder.environment().put("CANDOR_FAILPOINTS", failpoints);
      return new AlertProcess(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where its database is, for a service that takes over from it.
  public static Map<String, Object> database() {
    return ProbeDatabase.properties(DATABASE);
  }

  /// Hands a finding over, waiting for the process to be up.
  public void write(String workspace, Finding finding) {
    FindingServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .withWaitForReady()
        .writeFindings(
            WriteFindingsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addFindings(finding)
                .build());
  }

  /// Waits until it has ended.
  public void awaitExit() throws InterruptedException {
    if (!endsWithin(Duration.ofSeconds(60))) {
      throw new AssertionError("the process was not halted");
    }
  }

  /// Whether it ends within a time.
  public boolean endsWithin(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost);
  }

  /// Its exit code; 137 after a halt.
  public int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.destroyForcibly();
  }

  private static Map<String, Object> properties(Path secrets, int port) {
    Map<String, Object> properties = database();
    properties.put("candor.jdbc.migrate-at-start", false);
    properties.put("candor.grpc.port", port);
    properties.put("candor.grpc.health-port", 0);
    properties.put("candor.telemetry.prometheus-port", 0);
    properties.put("candor.alert.receivers.allow-internal", true);
    properties.put("candor.alert.receivers.secrets-dir", secrets);
    properties.put("candor.relay.lease-ttl", "2s");
    return properties;
  }
}
