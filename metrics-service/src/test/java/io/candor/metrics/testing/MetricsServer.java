package io.candor.metrics.testing;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcCounterScan;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FactServiceGrpc;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.VerifyCountersRequest;
import io.candor.metrics.v1.VerifyCountersResponse;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.metrics.v1.WriteFactsResponse;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The whole service on the shared database of the tests, reached over localhost. Tests keep apart
/// by workspace.
public final class MetricsServer implements AutoCloseable {
  private static final int BATCH = 200;

  private final RunningService service;
  private final ManagedChannel channel;

  private MetricsServer(RunningService service) {
    this.service = service;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", service.port()).usePlaintext().build();
  }

  /// Starts the service.
  ///
  /// @param more properties besides those of the database
  public static MetricsServer start(Map<String, Object> more) {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    server.createServiceDatabase("metrics");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.grpc.port", 0);
    properties.put("candor.grpc.health-port", 0);
    properties.put("candor.telemetry.prometheus-port", 0);
    properties.put("candor.jdbc.url", server.jdbcUrl("metrics"));
    for (String role : List.of("owner", "app", "relay")) {
      properties.put("candor.jdbc." + role + ".username", "metrics_" + role);
      properties.put("candor.jdbc." + role + ".password", "metrics_" + role);
    }
    properties.put("candor.jdbc.migrate-at-start", true);
    properties.putAll(more);
    return new MetricsServer(ServiceRunner.start("metrics", properties));
  }

  /// For stubs.
  public ManagedChannel channel() {
    return channel;
  }

  /// A bean of the service.
  public <T> T bean(Class<T> type) {
    return service.context().getBean(type);
  }

  /// Sends facts in batches and returns the answers in order.
  public List<com.google.rpc.Status> write(String workspace, List<Fact> facts) {
    List<com.google.rpc.Status> results = new java.util.ArrayList<>();
    for (int from = 0; from < facts.size(); from += BATCH) {
      WriteFactsResponse response =
          FactServiceGrpc.newBlockingStub(channel)
              .writeFacts(
                  WriteFactsRequest.newBuilder()
                      .setParent("workspaces/" + workspace)
                      .addAllFacts(facts.subList(from, Math.min(from + BATCH, facts.size())))
                      .build());
      results.addAll(response.getResultsList());
    }
    return results;
  }

  /// Compares counters and facts.
  public VerifyCountersResponse verify(String workspace) {
    return PanelServiceGrpc.newBlockingStub(channel)
        .verifyCounters(
            VerifyCountersRequest.newBuilder().setParent("workspaces/" + workspace).build());
  }

  /// Every counter of a workspace.
  public CounterDeltas counters(String workspace) {
    return bean(WorkspaceTransactions.class)
        .read(workspace, connection -> JdbcCounterScan.read(connection, workspace));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.close();
  }
}
