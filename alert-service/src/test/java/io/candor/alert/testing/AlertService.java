package io.candor.alert.testing;

import io.candor.alert.v1.AuditServiceGrpc;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.ReviewServiceGrpc;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.SilenceServiceGrpc;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.WebhookChannel;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.jdbc.ProbeDatabase;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The whole service on a real database, reached over localhost. Internal receivers are allowed.
public final class AlertService implements AutoCloseable {
  /// A signing secret: `whsec_` and 32 bytes.
  public static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final RunningService service;
  private final ManagedChannel channel;
  private final Path secrets;

  private AlertService(RunningService service, Path secrets) {
    this.service = service;
    this.secrets = secrets;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", service.port()).usePlaintext().build();
  }

  /// Starts it with these properties besides.
  public static AlertService start(Map<String, Object> properties) {
    try {
      Path secrets = Files.createTempDirectory("candor-secrets");
      Map<String, Object> all = new LinkedHashMap<>(ProbeDatabase.properties("alert"));
      all.put("candor.grpc.port", 0);
      all.put("candor.grpc.health-port", 0);
      all.put("candor.telemetry.prometheus-port", 0);
      all.put("candor.alert.receivers.allow-internal", true);
      all.put("candor.alert.receivers.secrets-dir", secrets.toString());
      all.put("candor.alert.receivers.min-back-off", "50ms");
      all.put("candor.alert.receivers.max-back-off", "200ms");
      all.put("candor.relay.poll-interval", "100ms");
      all.put("candor.alert.timer-period", "50ms");
      all.putAll(properties);
      return new AlertService(ServiceRunner.start("alert", all), secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A workspace that no other test has.
  public static String newWorkspace() {
    return "ws-" + UUID.randomUUID();
  }

  /// Puts a secret beside the service.
  public void putSecret(String workspace, String name, String value) {
    try {
      Files.writeString(secrets.resolve(workspace + "." + name), value + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FindingServiceGrpc.FindingServiceBlockingStub findings() {
    return FindingServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public IncidentServiceGrpc.IncidentServiceBlockingStub incidents() {
    return IncidentServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public RoutingServiceGrpc.RoutingServiceBlockingStub routings() {
    return RoutingServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public DirectiveServiceGrpc.DirectiveServiceBlockingStub directives() {
    return DirectiveServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public AuditServiceGrpc.AuditServiceBlockingStub audit() {
    return AuditServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public ReviewServiceGrpc.ReviewServiceBlockingStub reviews() {
    return ReviewServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  public SilenceServiceGrpc.SilenceServiceBlockingStub silences() {
    return SilenceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  /// Changes rows of a workspace, where a test would have to wait for hours otherwise.
  public void sql(String workspace, String statement) {
    int unused =
        service
            .context()
            .getBean(WorkspaceTransactions.class)
            .write(
                workspace,
                connection -> {
                  try (var update = connection.createStatement()) {
                    return update.executeUpdate(statement);
                  }
                });
  }

  /// Its beans.
  public RunningService running() {
    return service;
  }

  /// Its channel.
  public ManagedChannel channel() {
    return channel;
  }

  /// Hands findings over as metrics-service does.
  public WriteFindingsResponse write(String workspace, Finding... findings) {
    return findings()
        .writeFindings(
            WriteFindingsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addAllFindings(List.of(findings))
                .build());
  }

  /// Changes the routing of a workspace.
  public Routing route(String workspace, Consumer<Routing.Builder> change) {
    String name = "workspaces/" + workspace + "/routing";
    Routing.Builder routing =
        routings()
            .getRouting(GetRoutingRequest.newBuilder().setName(name).build())
            .getRouting()
            .toBuilder();
    change.accept(routing);
    return routings()
        .updateRouting(
            UpdateRoutingRequest.newBuilder().setRouting(routing).setActor("tester").build())
        .getRouting();
  }

  /// Sends everything of a workspace to one webhook of this id, signed with [#SECRET].
  public void routeAllToWebhook(String workspace, String receiverId, String url) {
    putSecret(workspace, "hook", SECRET);
    route(
        workspace,
        routing ->
            routing
                .clearReceivers()
                .addReceivers(webhook(receiverId, url))
                .clearDefaultReceivers()
                .addDefaultReceivers(receiverId));
  }

  /// A webhook receiver with the secret `hook`.
  public static Receiver.Builder webhook(String receiverId, String url) {
    return Receiver.newBuilder()
        .setId(receiverId)
        .setWebhook(WebhookChannel.newBuilder().setUrl(url).setSecret("hook"));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.close();
  }
}
