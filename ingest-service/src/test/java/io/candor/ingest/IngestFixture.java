package io.candor.ingest;

import io.candor.ingest.v1.AccountServiceGrpc;
import io.candor.ingest.v1.AccountServiceGrpc.AccountServiceBlockingStub;
import io.candor.ingest.v1.ConversationServiceGrpc;
import io.candor.ingest.v1.ConversationServiceGrpc.ConversationServiceBlockingStub;
import io.candor.ingest.v1.ErasureServiceGrpc;
import io.candor.ingest.v1.ErasureServiceGrpc.ErasureServiceBlockingStub;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.EventServiceGrpc.EventServiceBlockingStub;
import io.candor.ingest.v1.EventServiceGrpc.EventServiceStub;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.testing.ErrorConformance;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The whole service on a real PostgreSQL and a real port, with a fake next service.
public final class IngestFixture implements AutoCloseable {

  private static final String DATABASE = "ingest";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeRecordService next = new FakeRecordService();
  private final RunningService service;
  private final ManagedChannel channel;
  private final ErrorConformance conformance = new ErrorConformance();
  private final io.grpc.Channel checked;

  public IngestFixture() {
    this(Map.of());
  }

  /// @param overrides properties of the service
  public IngestFixture(Map<String, Object> overrides) {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    server.createServiceDatabase(DATABASE);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.grpc.port", 0);
    properties.put("candor.grpc.health-port", 0);
    properties.put("candor.telemetry.prometheus-port", 0);
    properties.put("candor.jdbc.url", server.jdbcUrl(DATABASE));
    for (String role : List.of("owner", "app", "relay")) {
      properties.put("candor.jdbc." + role + ".username", DATABASE + "_" + role);
      properties.put("candor.jdbc." + role + ".password", DATABASE + "_" + role);
    }
    properties.put("candor.jdbc.migrate-at-start", true);
    properties.put("candor.peer.classifier", next.target());
    properties.putAll(overrides);
    service = ServiceRunner.start("ingest", properties);
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", service.port())
            .maxInboundMessageSize(16 * 1024 * 1024)
            .usePlaintext()
            .build();
    checked = ClientInterceptors.intercept(channel, conformance);
  }

  public RunningService service() {
    return service;
  }

  public FakeRecordService next() {
    return next;
  }

  public EventServiceBlockingStub events() {
    return EventServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public EventServiceStub eventStream() {
    return EventServiceGrpc.newStub(checked);
  }

  public ConversationServiceBlockingStub conversations() {
    return ConversationServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public AccountServiceBlockingStub accounts() {
    return AccountServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public ErasureServiceBlockingStub erasures() {
    return ErasureServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// Writes a batch and returns its results.
  public List<EventResult> write(String workspace, List<Event> events) {
    return events()
        .writeEvents(
            WriteEventsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addAllEvents(events)
                .build())
        .getResultsList();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.close();
    next.close();
    conformance.assertNoViolations();
  }
}
