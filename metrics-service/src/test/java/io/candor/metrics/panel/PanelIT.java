package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.Account.Segment;
import io.candor.kit.error.ErrorStatuses;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Period;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.Band;
import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.ComparePanelsRequest;
import io.candor.metrics.v1.ComparisonRow;
import io.candor.metrics.v1.CsatFigure;
import io.candor.metrics.v1.Evidence;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.GetBaselineRequest;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.ListBaselinesRequest;
import io.candor.metrics.v1.ListDeploymentsRequest;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.PanelServiceGrpc.PanelServiceBlockingStub;
import io.candor.metrics.v1.PanelSlice;
import io.candor.metrics.v1.ProtectedDeflection;
import io.candor.metrics.v1.QuerySeriesRequest;
import io.candor.metrics.v1.RateDelta;
import io.candor.metrics.v1.WatchPanelRequest;
import io.candor.metrics.v1.WatchPanelResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Panels, series and baselines on a real database, over gRPC.
final class PanelIT {
  private static final Instant NOW = Instant.now();
  private static final String DEPLOYMENT = "workspaces/panel/deployments/bot";

  private static MetricsServer server;
  private static PanelServiceBlockingStub panels;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    server.write("panel", new StoryFacts("panel", NOW).facts());
    panels = PanelServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void deployments_areListedWithTheirWeeks() {
    var response =
        panels.listDeployments(
            ListDeploymentsRequest.newBuilder().setParent("workspaces/panel").build());

    assertThat(response.getDeploymentsList())
        .singleElement()
        .satisfies(
            bot -> {
              assertThat(bot.getName()).isEqualTo(DEPLOYMENT);
              assertThat(bot.getRollbackOwner()).isEqualTo("maria@example.com");
              assertThat(bot.getLastWeek()).isEqualTo(lastWeek());
              assertThat(bot.getFirstWeek())
                  .isEqualTo(
                      IsoWeek.parse(lastWeek()).plusWeeks(1 - StoryFacts.LIVE_WEEKS).toString());
            });
    assertThat(response.getNextPageToken()).isEmpty();
  }

  @Test
  void deflection_comesWithItsGates() {
    Panel panel = panel(GetPanelRequest.newBuilder().setWeek(lastWeek()));

    assertThat(panel.getRowsList())
        .extracting(PanelRow::getKind)
        .containsExactly(PanelRow.Kind.ARCHETYPE, PanelRow.Kind.LONG_TAIL, PanelRow.Kind.ALL);
    ProtectedDeflection deflection = panel.getRows(0).getDeflection();
    assertThat(deflection.getRate().getRate().getNumerator()).isEqualTo(40);
    assertThat(deflection.getRate().getRate().getDenominator()).isEqualTo(40);
    assertThat(deflection.getBand().getHigh()).isEqualTo(0.3);
    assertThat(deflection.getBandPosition()).isEqualTo(Band.Position.ABOVE);
    assertThat(deflection.getVerdict()).isEqualTo(ProtectedDeflection.Verdict.ROLLBACK);
    CsatFigure csat = deflection.getCsatResolution();
    assertThat(csat.getTrip()).isEqualTo(CsatFigure.Trip.ROLLBACK);
    assertThat(csat.getWeek().getNumerator()).isEqualTo(24);
    assertThat(csat.getRolling().getDenominator()).isEqualTo(160);
    // 0.6 - 0.9
    assertThat(csat.getDelta().getPoints()).isEqualTo(-30);
    assertThat(csat.getDelta().getUpperRollback()).isNegative();
    assertThat(panel.getBaseline()).isEqualTo(DEPLOYMENT + "/baselines/1");
  }

  @Test
  void allArchetypes_haveNoVerdict() {
    Panel panel = panel(GetPanelRequest.newBuilder().setWeek(lastWeek()));
    assertThat(panel.getRows(2).getDeflection().getVerdict())
        .isEqualTo(ProtectedDeflection.Verdict.VERDICT_UNSPECIFIED);
  }

  @Test
  void cuts_followTheirLine() {
    Panel panel =
        panel(
            GetPanelRequest.newBuilder()
                .setWeek(lastWeek())
                .setCutBy(GetPanelRequest.CutBy.SEGMENT));
    assertThat(panel.getRows(0).hasCut()).isFalse();
    assertThat(panel.getRows(1).getCut().getSegment()).isEqualTo(Segment.ENTERPRISE);
    assertThat(panel.getRows(1).getConversationCount()).isEqualTo(40);
  }

  @Test
  void youngWeek_isProvisional() {
    Instant end = IsoWeek.parse(lastWeek()).end(ZoneOffset.UTC);
    Panel panel =
        panel(
            GetPanelRequest.newBuilder()
                .setWeek(lastWeek())
                .setAsOf(time(end.plus(Duration.ofDays(1)))));
    PanelRow row = panel.getRows(0);
    assertThat(row.getDeflection().getCsatDelayed().getStatus())
        .isEqualTo(Evidence.Status.PROVISIONAL);
    assertThat(row.getDeflection().getVerdictProvisional()).isTrue();
    assertThat(row.getRepeatContact7D().getStatus()).isEqualTo(Evidence.Status.PROVISIONAL);
    // Those that were closed more than 7 days before: hours 0 and 1 of the week have 24 h to go.
    assertThat(row.getRepeatContact7D().getRate().getDenominator())
        .isLessThan(row.getConversationCount());
    assertThat(panel.getLastMatureWeek())
        .isEqualTo(IsoWeek.parse(lastWeek()).plusWeeks(-1).toString());
  }

  @Test
  void series_hasARowPerWeek() {
    var response =
        panels.querySeries(
            QuerySeriesRequest.newBuilder()
                .setDeployment(DEPLOYMENT)
                .setArchetype("returns")
                .setEndWeek(lastWeek())
                .build());
    assertThat(response.getRowsCount()).isEqualTo(StoryFacts.LIVE_WEEKS);
    assertThat(response.getRowsList()).extracting(PanelRow::getConversationCount).containsOnly(40L);
  }

  @Test
  void comparison_ofTwoWeeks_hasTheChangeWithItsInterval() {
    IsoWeek last = IsoWeek.parse(lastWeek());
    ComparisonRow row =
        panels
            .comparePanels(
                ComparePanelsRequest.newBuilder()
                    .setDeployment(DEPLOYMENT)
                    .setBefore(PanelSlice.newBuilder().setPeriod(last.plusWeeks(-1).toString()))
                    .setAfter(PanelSlice.newBuilder().setPeriod(last.toString()))
                    .build())
            .getRows(0);

    assertThat(row.getBefore().getArchetype()).isEqualTo("returns");
    assertThat(row.getAfter().getConversationCount()).isEqualTo(40);
    // 24 of 40 in both.
    RateDelta change = row.getDeflection().getCsatResolution();
    assertThat(change.getPoints()).isZero();
    assertThat(change.getLower()).isNegative();
    assertThat(change.getUpper()).isPositive();
    assertThat(row.getDeflection().hasCsatDelayed()).isFalse();
  }

  @Test
  void comparison_ofQuarters_isOfAllTheirWeeks() {
    IsoWeek last = IsoWeek.parse(lastWeek());
    Period quarter = Period.quarterOf(last);
    ComparisonRow row =
        panels
            .comparePanels(
                ComparePanelsRequest.newBuilder()
                    .setDeployment(DEPLOYMENT)
                    .setBefore(PanelSlice.newBuilder().setPeriod(quarter.previous().name()))
                    .setAfter(PanelSlice.newBuilder().setPeriod(quarter.name()).setBotVersion(""))
                    .build())
            .getRows(0);
    long weeks =
        quarter.weeks().stream()
            .filter(week -> !week.isAfter(last))
            .filter(week -> week.weeksUntil(last) < StoryFacts.LIVE_WEEKS)
            .count();

    assertThat(row.getAfter().getConversationCount()).isEqualTo(40 * weeks);
    assertThat(row.getBefore().getConversationCount())
        .isEqualTo(40 * (StoryFacts.LIVE_WEEKS - weeks));
  }

  @Test
  void watch_sendsThePanelNowAndWhenItChanges_untilTheServiceStops() throws Exception {
    try (MetricsServer other = MetricsServer.start(Map.of())) {
      other.write("watch", new StoryFacts("watch", NOW).facts());
      Iterator<WatchPanelResponse> watch =
          PanelServiceGrpc.newBlockingStub(other.channel())
              .withDeadlineAfter(60, TimeUnit.SECONDS)
              .watchPanel(
                  WatchPanelRequest.newBuilder()
                      .setDeployment("workspaces/watch/deployments/bot")
                      .setWeek(lastWeek())
                      .build());
      assertThat(watch.next().getPanel().getRows(0).getConversationCount()).isEqualTo(40);

      Fact one =
          new StoryFacts("watch", NOW)
              .facts().stream()
                  .filter(fact -> fact.getConversation().getDeploymentId().equals("bot"))
                  .reduce((first, second) -> second)
                  .orElseThrow();
      other.write(
          "watch",
          List.of(one.toBuilder().setName("workspaces/watch/conversations/one-more").build()));
      assertThat(watch.next().getPanel().getRows(0).getConversationCount()).isEqualTo(41);

      other.bean(PanelWatchGrpcService.class).drain(Duration.ofSeconds(10));
      assertFails(watch::next, Status.Code.UNAVAILABLE, "SHUTTING_DOWN");
    }
  }

  @Test
  void errors_nameTheirReason() {
    assertFails(
        () -> panel(GetPanelRequest.newBuilder().setDeployment(DEPLOYMENT + "-other")),
        Status.Code.NOT_FOUND,
        "DEPLOYMENT_NOT_FOUND");
    assertFails(
        () -> panel(GetPanelRequest.newBuilder().setWeek("2026-W60")),
        Status.Code.INVALID_ARGUMENT,
        "WEEK_INVALID");
    assertFails(
        () ->
            panels.querySeries(
                QuerySeriesRequest.newBuilder()
                    .setDeployment(DEPLOYMENT)
                    .setStartWeek("2020-W01")
                    .setEndWeek("2026-W01")
                    .build()),
        Status.Code.INVALID_ARGUMENT,
        "WEEK_RANGE_INVALID");
    assertFails(
        () -> panel(GetPanelRequest.newBuilder().setDeployment("deployments/bot")),
        Status.Code.INVALID_ARGUMENT,
        "REQUEST_INVALID");
  }

  @Test
  void baseline_holdsTheWeeksBeforeGoLive() {
    var stub = BaselineServiceGrpc.newBlockingStub(server.channel());
    Baseline baseline =
        stub.getBaseline(
                GetBaselineRequest.newBuilder().setName(DEPLOYMENT + "/baselines/-").build())
            .getBaseline();
    assertThat(baseline.hasFreezeTime()).isFalse();
    assertThat(baseline.getArchetypesList()).isEqualTo(List.of("returns"));
    assertThat(baseline.getRows(0).getConversationCount()).isEqualTo(320);
    assertThat(baseline.getRows(0).getCsatResolution().getValue()).isEqualTo(0.9);
    assertThat(
            stub.listBaselines(ListBaselinesRequest.newBuilder().setParent(DEPLOYMENT).build())
                .getBaselinesList())
        .containsExactly(baseline);
    assertFails(
        () ->
            stub.getBaseline(
                GetBaselineRequest.newBuilder().setName(DEPLOYMENT + "/baselines/7").build()),
        Status.Code.NOT_FOUND,
        "BASELINE_NOT_FOUND");
  }

  private static Panel panel(GetPanelRequest.Builder request) {
    if (request.getDeployment().isEmpty()) {
      request.setDeployment(DEPLOYMENT);
    }
    return panels.getPanel(request.build()).getPanel();
  }

  private static String lastWeek() {
    return IsoWeek.of(NOW, ZoneOffset.UTC).plusWeeks(-1).toString();
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }

  private static void assertFails(ThrowingCallable call, Status.Code code, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              assertThat(
                      ErrorStatuses.errorInfo(StatusProto.fromThrowable(failure))
                          .orElseThrow()
                          .getReason())
                  .isEqualTo(reason);
            });
  }
}
