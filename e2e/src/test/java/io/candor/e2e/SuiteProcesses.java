package io.candor.e2e;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import io.candor.stores.FreePorts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The stores and the four services, one process each, on ports of their own.
final class SuiteProcesses implements AutoCloseable {

  // Long: five JVMs may start at the same time on two busy cores.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path directory;
  private final Identities identities;
  private final int postgresPort;
  private final int mongoPort;
  private final Map<Hop, Integer> ports = new EnumMap<>(Hop.class);
  private final Map<Hop, Integer> healthPorts = new EnumMap<>(Hop.class);
  private final Map<Hop, Integer> scrapePorts = new EnumMap<>(Hop.class);
  private final Map<Hop, ChildProcess> services = new EnumMap<>(Hop.class);
  private final Map<Hop, ManagedChannel> channels = new EnumMap<>(Hop.class);
  private volatile ChildProcess stores;

  private SuiteProcesses(Path directory) {
    this.directory = directory;
    this.identities = Identities.make(directory.resolve("identities"));
    var free = FreePorts.choose(2 + 3 * Hop.values().length);
    postgresPort = free.get(0);
    mongoPort = free.get(1);
    for (var hop : Hop.values()) {
      ports.put(hop, free.get(2 + hop.ordinal()));
      healthPorts.put(hop, free.get(2 + Hop.values().length + hop.ordinal()));
      scrapePorts.put(hop, free.get(2 + 2 * Hop.values().length + hop.ordinal()));
      channels.put(hop, open(hop, Optional.of(identities.token("*:admin"))));
    }
    stores = startStores();
  }

  /// Starts everything with empty stores under `directory` and waits until every service answers.
  static SuiteProcesses start(Path directory) {
    var suite = new SuiteProcesses(directory);
    for (var hop : Hop.values()) {
      suite.launch(hop, Map.of());
    }
    for (var hop : Hop.values()) {
      suite.awaitServing(hop);
    }
    return suite;
  }

  /// The channel of somebody who may do everything that people may.
  ManagedChannel channel(Hop hop) {
    return channels.get(hop);
  }

  /// A channel with another token, or with none; the caller closes it.
  ManagedChannel open(Hop hop, Optional<String> token) {
    var headers = new Metadata();
    token.ifPresent(
        it ->
            headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + it));
    return NettyChannelBuilder.forAddress("127.0.0.1", ports.get(hop), identities.callers())
        .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
        .maxInboundMessageSize(32 << 20)
        .build();
  }

  /// Who is who in this suite.
  Identities identities() {
    return identities;
  }

  /// The four addresses as the command line takes them.
  String target() {
    return ports.entrySet().stream()
        .map(entry -> entry.getKey().service() + "=127.0.0.1:" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /// What Prometheus gets from a service.
  String metrics(Hop hop) throws IOException {
    var address = URI.create("http://127.0.0.1:" + scrapePorts.get(hop) + "/metrics");
    try (var page = address.toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Where alert-service looks for `{workspace}.{secret}`.
  Path secretsDirectory() {
    return directory.resolve("secrets");
  }

  boolean isAlive(Hop hop) {
    return services.get(hop).isAlive();
  }

  /// The end of a service's log.
  String tail(Hop hop) {
    return services.get(hop).tail();
  }

  /// SIGKILL to one service.
  void kill(Hop hop) {
    services.get(hop).kill();
  }

  /// The exit code of a service that has ended or will end within [#PATIENCE].
  int exitCode(Hop hop) {
    return services.get(hop).awaitExit(PATIENCE);
  }

  /// Starts a service that is not running, with additional environment, for example a failpoint.
  /// Does not wait.
  void launch(Hop hop, Map<String, String> extra) {
    var environment = new HashMap<String, String>();
    environment.put("CANDOR_GRPC_HOST", "127.0.0.1");
    environment.put("CANDOR_GRPC_PORT", ports.get(hop).toString());
    environment.put("CANDOR_GRPC_HEALTH_PORT", healthPorts.get(hop).toString());
    environment.put("CANDOR_TELEMETRY_PROMETHEUS_PORT", scrapePorts.get(hop).toString());
    environment.put("CANDOR_JDBC_MIGRATE_AT_START", "true");
    // What a killed process held is free again soon: most of a storm would else be waiting for
    // that.
    environment.put("CANDOR_RELAY_LEASE_TTL", "4s");
    environment.put("CANDOR_METRICS_EVALUATION_LEASE", "8s");
    if (hop == Hop.INGEST) {
      environment.put("CANDOR_INGEST_FOLD_LEASE_TTL", "4s");
      environment.put("CANDOR_INGEST_FOLD_LONGEST_YIELD", "2s");
    }
    environment.put(
        "CANDOR_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort, hop.service()));
    for (var role : List.of("owner", "app", "relay")) {
      var key = "CANDOR_JDBC_" + role.toUpperCase(Locale.ROOT);
      environment.put(key + "_USERNAME", hop.service() + "_" + role);
      environment.put(key + "_PASSWORD", hop.service() + "_" + role);
    }
    if (hop == Hop.CLASSIFIER) {
      environment.keySet().removeIf(key -> key.startsWith("CANDOR_JDBC"));
      environment.put("CANDOR_MONGO_URI", "mongodb://127.0.0.1:" + mongoPort);
      environment.put("CANDOR_MONGO_DATABASE", "classifier");
      // When a theme is found and a model learned depends on what has arrived by then; these tests
      // compare every figure of imports that were disturbed in different ways.
      environment.put("CANDOR_CLASSIFIER_DISCOVERY_ENABLED", "false");
      environment.put("CANDOR_CLASSIFIER_SATISFACTION_LEARNING", "false");
    }
    if (hop != Hop.ALERT) {
      var next = Hop.values()[hop.ordinal() + 1];
      environment.put(
          "CANDOR_PEER_" + next.service().toUpperCase(Locale.ROOT), "127.0.0.1:" + ports.get(next));
    } else {
      environment.put("CANDOR_ALERT_RECEIVERS_ALLOW_INTERNAL", "true");
      environment.put("CANDOR_ALERT_RECEIVERS_SECRETS_DIR", secretsDirectory().toString());
    }
    environment.putAll(identities.environmentOf(hop));
    environment.putAll(extra);
    services.put(
        hop,
        ChildProcess.start(
            hop.service(),
            hop.mainClass(),
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:cds=off",
                classArchive(hop)),
            List.of(),
            environment,
            directory.resolve("logs")));
  }

  /// A service that is stopped in good order for the first time leaves its classes as they are once
  /// loaded; those that follow start in less time.
  private String classArchive(Hop hop) {
    var archive = directory.resolve(hop.service() + ".jsa");
    return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=")
        + archive;
  }

  /// Stops a service in good order.
  void stop(Hop hop) {
    services.get(hop).close();
  }

  /// Waits until a service says that it serves.
  void awaitServing(Hop hop) {
    var health =
        NettyChannelBuilder.forAddress("127.0.0.1", healthPorts.get(hop)).usePlaintext().build();
    try {
      await(hop.service() + " serves")
          .atMost(PATIENCE)
          .pollInterval(ofSeconds(1).dividedBy(5))
          .failFast(
              hop.service() + " ended; see " + services.get(hop).log(),
              () -> !services.get(hop).isAlive())
          .until(() -> isServing(health));
    } finally {
      health.shutdownNow();
    }
    channels.get(hop).resetConnectBackoff();
  }

  private static boolean isServing(ManagedChannel health) {
    health.resetConnectBackoff();
    try {
      return HealthGrpc.newBlockingStub(health)
              .withDeadlineAfter(2, TimeUnit.SECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus()
          == ServingStatus.SERVING;
    } catch (StatusRuntimeException e) {
      return false; // Not listening yet.
    }
  }

  /// SIGKILL to both stores, and a start on what they left on disk.
  void killAndRestartStores() {
    stores.kill();
    stores = startStores();
  }

  private ChildProcess startStores() {
    var process =
        ChildProcess.start(
            "stores",
            "io.candor.stores.StoresProcess",
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(
                "--data", directory.resolve("data").toString(),
                "--postgres-port", Integer.toString(postgresPort),
                "--mongo-port", Integer.toString(mongoPort),
                "--service", Hop.INGEST.service(),
                "--service", Hop.METRICS.service(),
                "--service", Hop.ALERT.service()),
            Map.of(),
            directory.resolve("logs"));
    process.awaitLine("ready ", PATIENCE);
    return process;
  }

  /// Stops the services in the order of the data, so that each can still hand on what it has; then
  /// the stores.
  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    services.values().forEach(ChildProcess::close);
    stores.close();
  }
}
