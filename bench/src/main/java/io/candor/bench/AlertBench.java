package io.candor.bench;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.sun.net.httpserver.HttpServer;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.GroupServiceGrpc;
import io.candor.alert.v1.Grouping;
import io.candor.alert.v1.IncidentGroup;
import io.candor.alert.v1.ListIncidentGroupsRequest;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.Route;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.SlackChannel;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.kit.RunningService;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What alert-service promises: who must act hears of a finding within a second, however many
/// routes there are, and a burst loses nothing.
final class AlertBench {
  private static final int ROUTES = 10_000;
  private static final int RECEIVERS = 1_000;
  private static final int ALONE = 400;
  private static final int WARM_UP = 50;
  private static final int BATCH = 500;
  private static final int WRITERS = 4;

  private AlertBench() {}

  /// @param burst how many findings come at once
  static List<Figure> run(Path directory, int burst) throws Exception {
    var secrets = Files.createDirectories(directory.resolve("secrets"));
    var heard = new LinkedBlockingQueue<Long>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          heard.add(System.nanoTime());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    for (var workspace : List.of("routes", "burst")) {
      Files.writeString(secrets.resolve(workspace + ".hook"), url);
    }
    try (var stores = EmbeddedPostgreSql.start(directory.resolve("postgresql"));
        RunningService alert =
            Services.start(
                "alert",
                stores,
                Map.of(
                    "candor.alert.receivers.secrets-dir",
                    secrets.toString(),
                    "candor.alert.receivers.allow-internal",
                    true))) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", alert.port()).usePlaintext().build();
      try {
        return List.of(alone(channel, heard), burst(channel, burst));
      } finally {
        channel.shutdownNow();
      }
    } finally {
      server.stop(0);
    }
  }

  /// One finding after the other, from the call until the receiver has the request.
  private static Figure alone(ManagedChannel channel, BlockingQueue<Long> heard)
      throws InterruptedException {
    var routing = routing("routes");
    for (var i = 0; i < RECEIVERS; i++) {
      routing.addReceivers(receiver("r" + i));
    }
    for (var i = 0; i < ROUTES; i++) {
      routing.addRoutes(
          Route.newBuilder()
              .setId("route-" + i)
              .setMatcher(Matcher.newBuilder().addThemes("theme-" + i))
              .addReceivers("r" + i % RECEIVERS));
    }
    write(channel, routing);
    var findings = FindingServiceGrpc.newBlockingStub(channel);
    var seconds = new double[ALONE];
    for (var i = -WARM_UP; i < ALONE; i++) {
      // All over the tree, so that the mean look is half of it.
      var theme = (i + WARM_UP) * 7919 % ROUTES;
      var start = System.nanoTime();
      findings.writeFindings(
          WriteFindingsRequest.newBuilder()
              .setParent("workspaces/routes")
              .addFindings(finding("routes", theme))
              .build());
      Long time = heard.poll(30, TimeUnit.SECONDS);
      if (time == null) {
        throw new IllegalStateException("Nobody was told");
      }
      if (i >= 0) {
        seconds[i] = (time - start) / 1e9;
      }
    }
    Arrays.sort(seconds);
    return Figure.seconds(
        "finding to notification, p99, 10,000 routes, 1,000 receivers",
        String.format(Locale.ROOT, "p50 %.0f ms", 1000 * seconds[ALONE / 2]),
        seconds[ALONE * 99 / 100],
        1);
  }

  /// A burst through one route that gathers, until its receiver has taken word of all of it.
  private static Figure burst(ManagedChannel channel, int count) throws Exception {
    write(
        channel,
        routing("burst")
            .addReceivers(receiver("r0"))
            .addRoutes(
                Route.newBuilder()
                    .setId("all")
                    .addReceivers("r0")
                    .setGrouping(
                        Grouping.newBuilder()
                            .setWait(Durations.fromSeconds(5))
                            .setInterval(Durations.fromSeconds(5)))));
    var peak = new long[1];
    var watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  var runtime = Runtime.getRuntime();
                  try {
                    while (true) {
                      peak[0] = Math.max(peak[0], runtime.totalMemory() - runtime.freeMemory());
                      TimeUnit.MILLISECONDS.sleep(20);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // Measured.
                  }
                });
    var start = System.nanoTime();
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      var writes = new ArrayList<java.util.concurrent.Future<?>>();
      for (var from = 0; from < count; from += BATCH) {
        var first = from;
        writes.add(
            writers.submit(
                () -> {
                  var request = WriteFindingsRequest.newBuilder().setParent("workspaces/burst");
                  for (var i = first; i < Math.min(count, first + BATCH); i++) {
                    request.addFindings(finding("burst", i));
                  }
                  FindingServiceGrpc.newBlockingStub(channel).writeFindings(request.build());
                }));
      }
      for (var write : writes) {
        write.get();
      }
    }
    var written = (System.nanoTime() - start) / 1e9;
    var groups = GroupServiceGrpc.newBlockingStub(channel);
    var request = ListIncidentGroupsRequest.newBuilder().setParent("workspaces/burst").build();
    IncidentGroup group;
    do {
      TimeUnit.MILLISECONDS.sleep(100);
      group = groups.listIncidentGroups(request).getGroups(0);
    } while (group.getWaitingCount() > 0 || group.getDeliveredSequence() < group.getSequence());
    watch.interrupt();
    watch.join();
    return Figure.ratio(
        "burst of %,d findings, told of".formatted(count),
        String.format(Locale.ROOT, "%,d in %d messages", group.getOpenCount(), group.getSequence()),
        String.format(
            Locale.ROOT,
            "written in %.0f s, told in %.0f s, heap at most %d MiB",
            written,
            (System.nanoTime() - start) / 1e9,
            peak[0] >> 20),
        (double) group.getOpenCount() / count,
        1);
  }

  private static Routing.Builder routing(String workspace) {
    return Routing.newBuilder()
        .setName("workspaces/" + workspace + "/routing")
        .addDefaultReceivers("r0");
  }

  private static Receiver.Builder receiver(String id) {
    return Receiver.newBuilder().setId(id).setSlack(SlackChannel.newBuilder().setUrlSecret("hook"));
  }

  private static void write(ManagedChannel channel, Routing.Builder routing) {
    RoutingServiceGrpc.newBlockingStub(channel)
        .updateRouting(
            UpdateRoutingRequest.newBuilder().setActor("bench").setRouting(routing).build());
  }

  private static Finding finding(String workspace, int theme) {
    return Finding.newBuilder()
        .setName("workspaces/" + workspace + "/findings/theme-" + theme)
        .setRevision(1)
        .setKind(Finding.Kind.THEME_SPIKE)
        .setScope(FindingScope.newBuilder().setAreaId("area").setThemeId("theme-" + theme))
        .setStrength(Finding.Strength.CONFIRMED)
        .setState(Finding.State.OPEN)
        .setSeverity(Finding.Severity.P1)
        .setOpenedWeek("2026-W15")
        .addWeeks(
            WeekFigure.newBuilder()
                .setWeek("2026-W15")
                .setStrength(Finding.Strength.CONFIRMED)
                .setVolume(
                    VolumeFigure.newBuilder()
                        .setSeenCount(17)
                        .setLastWeekCount(4)
                        .setRatio(4.25)
                        .setComparison("LAST_WEEK")))
        .setNotify(true)
        .setEvaluateTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }
}
