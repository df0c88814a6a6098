package io.candor.bench;

import com.google.protobuf.util.Timestamps;
import io.candor.kit.RunningService;
import io.candor.metrics.v1.CellConversation;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.FactServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.ListCellConversationsRequest;
import io.candor.metrics.v1.ListVerbatimsRequest;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.stores.EmbeddedPostgreSql;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What two years of history cost: facts recorded with their counters kept, and reads that must not
/// depend on how much there is. Reads ask for other weeks each time.
final class HistoryBench {

  private static final String SMALL = "small";
  private static final String LARGE = "large";
  private static final int CONVERSATIONS = 100_000;
  private static final int COPIES = 10;
  private static final int RECORDED = 30_000;
  private static final int ROUNDS = 5;

  // As a replica that has run for a few minutes: until then the JIT takes a third of the time.
  private static final int RECORDED_WARM_UP = 100_000;
  private static final int BATCH = 500;
  private static final int READS = 500;
  private static final int WARM_UP = 200;
  private static final int DUCK_READS = 100;
  private static final double GROWTH = 1.5;

  // Nothing is evaluated here: it would run beside what is measured.
  private static final Map<String, Object> QUIET =
      Map.of(
          "candor.metrics.evaluation.quiet", "48h",
          "candor.metrics.evaluation.longest-wait", "48h",
          "candor.metrics.evaluation.history-quiet", "48h",
          "candor.metrics.evaluation.longest-history-wait", "48h",
          "candor.metrics.evaluation.period", "48h");

  private final EmbeddedPostgreSql stores;
  private final ManagedChannel channel;
  private final Random random = new Random(1);

  private HistoryBench(EmbeddedPostgreSql stores, RunningService metrics) {
    this.stores = stores;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", metrics.port())
            .usePlaintext()
            .maxInboundMessageSize(64 << 20)
            .build();
  }

  /// @param duckDb the driver of DuckDB; absent: no comparison
  static List<Figure> run(@Nullable Path duckDb) throws Exception {
    var properties = new HashMap<>(QUIET);
    try (var stores = EmbeddedPostgreSql.startTemporary();
        var metrics = Services.start("metrics", stores, properties)) {
      var bench = new HistoryBench(stores, metrics);
      var figures = new ArrayList<Figure>();
      figures.add(bench.recorded());
      bench.fill();
      var panels = bench.grows("panel", bench::panel);
      figures.addAll(panels.figures());
      var anew = bench.grows("panel anew", bench::panelAnew);
      figures.addAll(anew.figures());
      figures.addAll(bench.grows("heatmap", bench::heatmap).figures());
      figures.add(bench.page("page of a cell's conversations", bench::cell));
      figures.add(bench.page("page of an area's verbatims", bench::verbatims));
      if (duckDb != null) {
        figures.add(bench.duckDb(duckDb, anew.large().median()));
      }
      bench.channel.shutdownNow();
      return figures;
    }
  }

  private String url() {
    return stores.jdbcUrl("metrics");
  }

  /// Facts recorded against their rows alone, round by round, each in a workspace of its own.
  private Figure recorded() throws SQLException {
    write(new YearFacts("warm-up", RECORDED_WARM_UP), RECORDED_WARM_UP);
    var rows = new RawRows(url());
    rows.seconds("warm-up", RECORDED_WARM_UP, BATCH);
    var product = new double[ROUNDS];
    var raw = new double[ROUNDS];
    for (var round = 0; round < ROUNDS; round++) {
      var workspace = "recorded-" + round;
      product[round] = write(new YearFacts(workspace, RECORDED), RECORDED);
      raw[round] = rows.seconds(workspace, RECORDED, BATCH);
    }
    var ratios = IntStream.range(0, ROUNDS).mapToDouble(i -> raw[i] / product[i]).toArray();
    return Figure.ratio(
        "facts recorded",
        String.format(Locale.ROOT, "%,.0f facts/s", RECORDED / median(product)),
        String.format(
            Locale.ROOT, "%,.0f facts/s as rows of a multi-row insert", RECORDED / median(raw)),
        median(ratios),
        0.3);
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// @return seconds in which the conversations were written
  private double write(YearFacts facts, int conversations) {
    send(facts.references());
    var nanos = 0L;
    for (var from = 0; from < conversations; from += BATCH) {
      var batch = facts.conversations(from, Math.min(conversations, from + BATCH));
      var start = System.nanoTime();
      send(batch);
      nanos += System.nanoTime() - start;
    }
    return nanos / 1e9;
  }

  private void send(List<io.candor.metrics.v1.Fact> facts) {
    var parent = facts.getFirst().getName().replaceAll("^(workspaces/[^/]+)/.*", "$1");
    var response =
        FactServiceGrpc.newBlockingStub(channel)
            .writeFacts(
                WriteFactsRequest.newBuilder().setParent(parent).addAllFacts(facts).build());
    response
        .getResultsList()
        .forEach(
            status -> {
              if (status.getCode() != 0) {
                throw new IllegalStateException("Refused: " + status);
              }
            });
  }

  private void fill() throws SQLException {
    write(new YearFacts(SMALL, CONVERSATIONS), CONVERSATIONS);
    try (var connection = RawRows.superuser(url())) {
      new CopiedWorkspace(connection, SMALL, LARGE, COPIES).copy();
      try (var statement = connection.createStatement()) {
        statement.execute("vacuum analyze"); // as autovacuum has done after two years
      }
    }
  }

  /// Times of one read, sorted, in seconds.
  private record Times(double[] seconds) {
    double median() {
      return seconds[seconds.length / 2];
    }

    double p99() {
      return seconds[(int) Math.ceil(0.99 * seconds.length) - 1];
    }
  }

  private record Growth(String name, Times small, Times large) {
    List<Figure> figures() {
      var limit =
          String.format(
              Locale.ROOT,
              "p50 %.1f ms; of 100,000 conversations p99 %.1f ms, p50 %.1f ms",
              1000 * large.median(),
              1000 * small.p99(),
              1000 * small.median());
      return List.of(
          Figure.seconds(name + " of 1,000,000 conversations, p99", limit, large.p99(), 0.020),
          new Figure(
              name + " of ten times the history, p99",
              String.format(Locale.ROOT, "%.1f ms", 1000 * large.p99()),
              String.format(Locale.ROOT, "%.1f ms", 1000 * small.p99()),
              large.p99() / small.p99(),
              GROWTH,
              false));
    }
  }

  /// The same read of both workspaces, turn by turn.
  private Growth grows(String name, Consumer<String> read) {
    var small = new double[READS];
    var large = new double[READS];
    for (var i = -WARM_UP; i < READS; i++) {
      var start = System.nanoTime();
      read.accept(SMALL);
      var between = System.nanoTime();
      read.accept(LARGE);
      if (i >= 0) {
        small[i] = (between - start) / 1e9;
        large[i] = (System.nanoTime() - between) / 1e9;
      }
    }
    Arrays.sort(small);
    Arrays.sort(large);
    return new Growth(name, new Times(small), new Times(large));
  }

  private Figure page(String name, Consumer<String> read) {
    var growth = grows(name, read);
    return Figure.seconds(
        name + ", p99",
        String.format(
            Locale.ROOT,
            "p50 %.1f ms; of 100,000 conversations p99 %.1f ms, p50 %.1f ms",
            1000 * growth.large().median(),
            1000 * growth.small().p99(),
            1000 * growth.small().median()),
        growth.large().p99(),
        0.050);
  }

  private void panel(String workspace) {
    PanelServiceGrpc.newBlockingStub(channel).getPanel(panelOf(workspace).build());
  }

  /// As of a moment that is asked for: never one that was read before.
  private void panelAnew(String workspace) {
    PanelServiceGrpc.newBlockingStub(channel)
        .getPanel(
            panelOf(workspace).setAsOf(Timestamps.fromMillis(System.currentTimeMillis())).build());
  }

  private GetPanelRequest.Builder panelOf(String workspace) {
    return GetPanelRequest.newBuilder()
        .setDeployment(deployment(workspace))
        .setWeek(week(monday()));
  }

  private void heatmap(String workspace) {
    var last = monday();
    DiagnosisServiceGrpc.newBlockingStub(channel)
        .getHeatmap(
            GetHeatmapRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setStartWeek(week(last.minusWeeks(7)))
                .setEndWeek(week(last))
                .build());
  }

  private void cell(String workspace) {
    PanelServiceGrpc.newBlockingStub(channel)
        .listCellConversations(
            ListCellConversationsRequest.newBuilder()
                .setDeployment(deployment(workspace))
                .setWeek(week(monday()))
                .setArchetype("order_status")
                .setMembership(CellConversation.Membership.CONTAINED)
                .build());
  }

  private void verbatims(String workspace) {
    DiagnosisServiceGrpc.newBlockingStub(channel)
        .listVerbatims(
            ListVerbatimsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setArea("area-" + random.nextInt(8))
                .setWeek(week(monday()))
                .setLowOnly(true)
                .build());
  }

  private Figure duckDb(Path driver, double panelSeconds) throws Exception {
    try (var duck = new DuckDbPanel(driver);
        var connection = RawRows.superuser(url())) {
      duck.load(connection, LARGE);
      var seconds = new double[DUCK_READS];
      for (var i = -DUCK_READS / 5; i < DUCK_READS; i++) {
        var start = System.nanoTime();
        if (duck.ask(monday()) == 0) {
          throw new IllegalStateException("DuckDB found no conversation");
        }
        if (i >= 0) {
          seconds[i] = (System.nanoTime() - start) / 1e9;
        }
      }
      Arrays.sort(seconds);
      var median = new Times(seconds).median();
      return Figure.ratio(
          "panel of 1,000,000 conversations, p50",
          String.format(Locale.ROOT, "%.1f ms", 1000 * panelSeconds),
          String.format(Locale.ROOT, "%.1f ms for its counts by DuckDB", 1000 * median),
          median / panelSeconds,
          1);
    }
  }

  private static String deployment(String workspace) {
    return "workspaces/" + workspace + "/deployments/" + YearFacts.DEPLOYMENT;
  }

  /// Some week with four whole live weeks before it.
  private LocalDate monday() {
    var first = YearFacts.GO_LIVE_WEEK + 4;
    return YearFacts.START
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .plusWeeks(first + (long) random.nextInt(YearFacts.WEEKS - first - 5));
  }

  private static String week(LocalDate monday) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        monday.get(IsoFields.WEEK_BASED_YEAR),
        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
