package io.candor.bench;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.sun.net.httpserver.HttpServer;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.SlackChannel;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.WeekFigure;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.operations.v1.BacklogServiceGrpc;
import io.candor.operations.v1.GetBacklogRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the whole suite promises: its start, reading the panel, telling somebody.
final class SuiteBench {

  private static final String PARENT = "workspaces/bench";
  private static final List<String> SERVICES = List.of("ingest", "classifier", "metrics", "alert");
  private static final int READS = 500;

  private SuiteBench() {}

  static List<Figure> run(EventFile file, Path directory) throws Exception {
    var figures = new ArrayList<Figure>();
    var secrets = Files.createDirectories(directory.resolve("secrets"));
    var heard = new CountDownLatch(1);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          heard.countDown();
        });
    server.start();
    Files.writeString(
        secrets.resolve("bench.slack-url"),
        "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (var suite =
        StandaloneProcess.start(
            directory,
            Map.of(
                "CANDOR_ALERT_RECEIVERS_SECRETS_DIR",
                secrets.toString(),
                "CANDOR_ALERT_RECEIVERS_ALLOW_INTERNAL",
                "true"))) {
      figures.add(
          Figure.seconds(
              "standalone ready", "start of the JVM, empty data", suite.secondsToReady(), 20));
      figures.add(notify(suite, heard));
      importAll(suite, file);
      figures.addAll(panels(suite, file));
      figures.add(heatmap(suite));
    } finally {
      server.stop(0);
    }
    return figures;
  }

  private static void importAll(StandaloneProcess suite, EventFile file)
      throws InterruptedException {
    var events = EventServiceGrpc.newBlockingStub(suite.channel("ingest"));
    for (var batch : file.batches(500)) {
      events.writeEvents(
          WriteEventsRequest.newBuilder().setParent(PARENT).addAllEvents(batch).build());
    }
    while (pending(suite) > 0) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    suite.awaitIdle(); // Findings are evaluated after the last fact.
  }

  private static long pending(StandaloneProcess suite) {
    var request = GetBacklogRequest.newBuilder().setParent(PARENT).build();
    return SERVICES.stream()
        .flatMap(
            service ->
                BacklogServiceGrpc.newBlockingStub(suite.channel(service))
                    .getBacklog(request)
                    .getBacklogsList()
                    .stream())
        .mapToLong(backlog -> backlog.getPendingCount())
        .sum();
  }

  /// As a page asks for it again and again, and read anew each time, as of a moment that is asked
  /// for.
  private static List<Figure> panels(StandaloneProcess suite, EventFile file) {
    var deployment =
        file.events().stream()
            .filter(event -> event.hasDeployment())
            .map(event -> event.getDeployment().getDeploymentId())
            .findFirst()
            .orElseThrow();
    var stub = PanelServiceGrpc.newBlockingStub(suite.channel("metrics"));
    var request =
        GetPanelRequest.newBuilder().setDeployment(PARENT + "/deployments/" + deployment).build();
    return List.of(
        read("panel", suite, () -> stub.getPanel(request)),
        read(
            "panel anew",
            suite,
            () ->
                stub.getPanel(
                    request.toBuilder()
                        .setAsOf(Timestamps.fromMillis(System.currentTimeMillis()))
                        .build())));
  }

  private static Figure heatmap(StandaloneProcess suite) {
    var stub = DiagnosisServiceGrpc.newBlockingStub(suite.channel("metrics"));
    var request = GetHeatmapRequest.newBuilder().setParent(PARENT).build();
    return read("heatmap", suite, () -> stub.getHeatmap(request));
  }

  /// A read beside the smallest one of the same service, turn by turn.
  private static Figure read(String name, StandaloneProcess suite, Runnable reading) {
    var backlog = BacklogServiceGrpc.newBlockingStub(suite.channel("metrics"));
    var small = GetBacklogRequest.newBuilder().setParent(PARENT).build();
    var reads = new double[READS];
    var empty = new double[READS];
    for (var i = -READS / 5; i < READS; i++) { // The first fifth warms up.
      var start = System.nanoTime();
      backlog.getBacklog(small);
      var between = System.nanoTime();
      reading.run();
      if (i >= 0) {
        empty[i] = (between - start) / 1e9;
        reads[i] = (System.nanoTime() - between) / 1e9;
      }
    }
    return Figure.seconds(
        name + " read, p99",
        String.format(
            Locale.ROOT,
            "two-row read p99 %.1f ms; %s p50 %.1f ms",
            1000 * quantile(empty, 0.99),
            name,
            1000 * quantile(reads, 0.5)),
        quantile(reads, 0.99),
        0.020);
  }

  private static Figure notify(StandaloneProcess suite, CountDownLatch heard)
      throws InterruptedException {
    RoutingServiceGrpc.newBlockingStub(suite.channel("alert"))
        .updateRouting(
            UpdateRoutingRequest.newBuilder()
                .setActor("bench")
                .setRouting(
                    Routing.newBuilder()
                        .setName(PARENT + "/routing")
                        .addReceivers(
                            Receiver.newBuilder()
                                .setId("team")
                                .setSlack(SlackChannel.newBuilder().setUrlSecret("slack-url")))
                        .addDefaultReceivers("team"))
                .build());
    var start = System.nanoTime();
    FindingServiceGrpc.newBlockingStub(suite.channel("alert"))
        .writeFindings(
            WriteFindingsRequest.newBuilder().setParent(PARENT).addFindings(finding()).build());
    if (!heard.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody was told");
    }
    return Figure.seconds(
        "finding to webhook", "WriteFindings called", (System.nanoTime() - start) / 1e9, 2);
  }

  private static Finding finding() {
    return Finding.newBuilder()
        .setName(PARENT + "/findings/bench")
        .setRevision(1)
        .setKind(Finding.Kind.CSAT_ROLLBACK)
        .setScope(
            FindingScope.newBuilder().setDeploymentId("bench").setArchetypeId("billing_dispute"))
        .setMetric("csat_resolution")
        .setStrength(Finding.Strength.CONFIRMED)
        .setState(Finding.State.OPEN)
        .setSeverity(Finding.Severity.P1)
        .setOpenedWeek("2026-W15")
        .addWeeks(
            WeekFigure.newBuilder()
                .setWeek("2026-W15")
                .setStrength(Finding.Strength.CONFIRMED)
                .setMeasured(
                    MeasuredFigure.newBuilder()
                        .setValue(0.76)
                        .setReference(0.84)
                        .setDelta(-8)
                        .setDeltaLower(-12)
                        .setDeltaUpper(-4)
                        .setThreshold(-4)
                        .setSampleSize(400)
                        .setReferenceSampleSize(700)
                        .setUnit(MeasuredFigure.Unit.POINTS)
                        .setWindow("P4W")))
        .setNotify(true)
        .setEvaluateTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }

  private static double quantile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }
}
