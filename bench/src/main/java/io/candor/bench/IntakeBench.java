package io.candor.bench;

import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.operations.v1.BacklogServiceGrpc;
import io.candor.operations.v1.GetBacklogRequest;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Durable intake: events a second that `WriteEvents` has acknowledged, against a multi-row insert
/// of the same bytes into a table of the same server that holds each event id once and nothing
/// else, with the same number of connections and rows in a transaction. The service folds and hands
/// on beside it, when and as it does in use; the plain insert has the machine to itself.
final class IntakeBench {

  private static final int CONNECTIONS = 2;
  private static final int BATCH = 500;

  private static final int EVENTS_PER_ROUND = 60_000;

  // As a replica that has run for a few minutes: until then the JIT takes a third of the time.
  private static final int WARM_UP_ROUNDS = 10;

  private final EventFile file;
  private final int copies;
  private final EmbeddedPostgreSql stores;
  private final ManagedChannel channel;

  private IntakeBench(EventFile file, EmbeddedPostgreSql stores, ManagedChannel channel) {
    this.file = file;
    this.copies = Math.ceilDiv(EVENTS_PER_ROUND, file.events().size());
    this.stores = stores;
    this.channel = channel;
  }

  /// Events of one workspace that are sent together.
  private record Batch(String workspace, List<Event> events) {}

  /// One round, in events a second.
  ///
  /// @param acknowledged by `WriteEvents`
  /// @param inserted by the plain insert
  /// @param handedOn from the first write until the next service has every record
  private record Round(double acknowledged, double inserted, double handedOn) {
    double ratio() {
      return acknowledged / inserted;
    }
  }

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
            .execute(
                "create table raw_event (workspace text collate \"C\", event_id text collate \"C\","
                    + " body bytea, primary key (workspace, event_id))");
      }
      var bench = new IntakeBench(file, stores, channel);
      var all = new ArrayList<Round>();
      for (var number = 1; number <= WARM_UP_ROUNDS + rounds; number++) {
        all.add(bench.round(number));
      }
      all.subList(0, WARM_UP_ROUNDS).clear();
      channel.shutdownNow();
      return Figure.ratio(
          "durable intake",
          String.format(
              Locale.ROOT,
              "%,.0f events/s; handed on %,.0f events/s",
              median(all, Round::acknowledged),
              median(all, Round::handedOn)),
          String.format(Locale.ROOT, "%,.0f rows/s multi-row insert", median(all, Round::inserted)),
          median(all, Round::ratio),
          0.4);
    } finally {
      sink.shutdownNow();
    }
  }

  private Round round(int number) throws Exception {
    var batches = new ArrayList<Batch>();
    for (var copy = 0; copy < copies; copy++) {
      var workspace = "bench-" + number + "-" + copy;
      file.batches(BATCH).forEach(events -> batches.add(new Batch(workspace, events)));
    }
    var count = (double) copies * file.events().size();
    var start = System.nanoTime();
    var writeSeconds = seconds(batches, this::write);
    awaitHandedOn(number);
    var handedOnSeconds = (System.nanoTime() - start) / 1e9;
    return new Round(count / writeSeconds, count / rawSeconds(batches), count / handedOnSeconds);
  }

  private void write(Batch batch) {
    var results =
        EventServiceGrpc.newBlockingStub(channel)
            .writeEvents(
                WriteEventsRequest.newBuilder()
                    .setParent("workspaces/" + batch.workspace())
                    .addAllEvents(batch.events())
                    .build());
    for (var result : results.getResultsList()) {
      if (result.getOutcome() == EventResult.Outcome.REFUSED) {
        throw new IllegalStateException("Refused: " + result.getStatus());
      }
    }
  }

  private void awaitHandedOn(int number) throws InterruptedException {
    var backlogs = BacklogServiceGrpc.newBlockingStub(channel);
    for (var copy = 0; copy < copies; copy++) {
      var request =
          GetBacklogRequest.newBuilder()
              .setParent("workspaces/bench-" + number + "-" + copy)
              .build();
      while (backlogs.getBacklog(request).getBacklogsList().stream()
          .anyMatch(backlog -> backlog.getPendingCount() > 0)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private double rawSeconds(List<Batch> batches) throws Exception {
    var connections = new ArrayList<Connection>();
    try {
      for (var i = 0; i < CONNECTIONS; i++) {
        var connection =
            DriverManager.getConnection(
                multiRow(stores.jdbcUrl("ingest")), "ingest_owner", "ingest_owner");
        connection.setAutoCommit(false);
        connections.add(connection);
      }
      var free = new LinkedBlockingQueue<>(connections);
      return seconds(
          batches,
          batch -> {
            var connection = free.remove();
            insert(connection, batch.workspace(), batch.events());
            free.add(connection);
          });
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  private static String multiRow(String url) {
    return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
  }

  /// `insert … values (…), (…), …`: what the driver makes of a batch when it is told to.
  private static void insert(Connection connection, String workspace, List<Event> batch) {
    try (var statement =
        connection.prepareStatement(
            "insert into raw_event values (?, ?, ?) on conflict do nothing")) {
      // By id, so that two batches with the same ids wait for each other and never in a ring.
      for (var event : batch.stream().sorted(Comparator.comparing(Event::getEventId)).toList()) {
        statement.setString(1, workspace);
        statement.setString(2, event.getEventId());
        statement.setBytes(3, event.toByteArray());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The plain insert failed", e);
    }
  }

  private static double seconds(List<Batch> batches, Consumer<Batch> work)
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

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
