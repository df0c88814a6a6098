package io.candor.bench;

import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Durable intake: events a second that `WriteEvents` has acknowledged, against a multi-row insert
/// of the same bytes into a plain table of the same server, with the same number of connections and
/// rows in a transaction. Folding and the relay run beside it, as they always do.
final class IntakeBench {

  private static final int CONNECTIONS = 2;
  private static final int BATCH = 500;

  private IntakeBench() {}

  static Figure run(EventFile file, int rounds) throws Exception {
    var sink = Sinks.serve(new Sinks.Records());
    try (var stores = EmbeddedPostgreSql.startTemporary();
        var ingest =
            Services.start(
                "ingest",
                stores,
                Map.of("candor.peer.classifier", "127.0.0.1:" + sink.getPort()))) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", ingest.port())
              .usePlaintext()
              .maxInboundMessageSize(64 << 20)
              .build();
      try (var raw =
          DriverManager.getConnection(stores.jdbcUrl("ingest"), "ingest_owner", "ingest_owner")) {
        raw.createStatement()
            .execute("create table raw_event (workspace text, event_id text, body bytea)");
      }
      var intake = new ArrayList<Double>();
      var insert = new ArrayList<Double>();
      for (var round = 0; round <= rounds; round++) {
        var workspace = "bench-" + round;
        var write = seconds(file.batches(BATCH), batch -> write(channel, workspace, batch));
        var rawSeconds = rawSeconds(file, stores, workspace);
        if (round > 0) { // The first round warms both up.
          intake.add(file.events().size() / write);
          insert.add(file.events().size() / rawSeconds);
        }
      }
      channel.shutdownNow();
      var ratios = new ArrayList<Double>();
      for (var i = 0; i < rounds; i++) {
        ratios.add(intake.get(i) / insert.get(i));
      }
      return Figure.ratio(
          "durable intake",
          String.format(Locale.ROOT, "%,.0f events/s", median(intake)),
          String.format(Locale.ROOT, "%,.0f rows/s multi-row insert", median(insert)),
          median(ratios),
          0.4);
    } finally {
      sink.shutdownNow();
    }
  }

  private static void write(ManagedChannel channel, String workspace, List<Event> batch) {
    var results =
        EventServiceGrpc.newBlockingStub(channel)
            .writeEvents(
                WriteEventsRequest.newBuilder()
                    .setParent("workspaces/" + workspace)
                    .addAllEvents(batch)
                    .build());
    for (var result : results.getResultsList()) {
      if (result.getOutcome() == EventResult.Outcome.REFUSED) {
        throw new IllegalStateException("Refused: " + result.getStatus());
      }
    }
  }

  private static double rawSeconds(EventFile file, EmbeddedPostgreSql stores, String workspace)
      throws Exception {
    var connections = new ArrayList<Connection>();
    try {
      for (var i = 0; i < CONNECTIONS; i++) {
        var connection =
            DriverManager.getConnection(stores.jdbcUrl("ingest"), "ingest_owner", "ingest_owner");
        connection.setAutoCommit(false);
        connections.add(connection);
      }
      var free = new LinkedBlockingQueue<>(connections);
      return seconds(
          file.batches(BATCH),
          batch -> {
            var connection = free.remove();
            insert(connection, workspace, batch);
            free.add(connection);
          });
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  private static void insert(Connection connection, String workspace, List<Event> batch) {
    try (var statement =
        connection.prepareStatement(
            "insert into raw_event select ?, e, b from unnest(?::text[], ?::bytea[]) as t(e, b)")) {
      statement.setString(1, workspace);
      statement.setArray(
          2, connection.createArrayOf("text", batch.stream().map(Event::getEventId).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bytea", batch.stream().map(Event::toByteArray).toArray(byte[][]::new)));
      statement.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The plain insert failed", e);
    }
  }

  private static double seconds(List<List<Event>> batches, Consumer<List<Event>> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var start = System.nanoTime();
      var running = new ArrayList<Future<?>>();
      for (var batch : batches) {
        running.add(threads.submit(() -> work.accept(batch)));
      }
      for (var one : running) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
