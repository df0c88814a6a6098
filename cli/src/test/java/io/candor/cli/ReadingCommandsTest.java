package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.ingest.v1.ConversationServiceGrpc;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetHeatmapResponse;
import io.candor.metrics.v1.HeatmapCell;
import io.candor.metrics.v1.ListDeploymentsResponse;
import io.candor.metrics.v1.ListFindingsResponse;
import io.candor.metrics.v1.MeasuredDeployment;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.Rate;
import io.candor.metrics.v1.RootCauseShare;
import io.candor.metrics.v1.VerifyCountersResponse;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.api.Test;

final class ReadingCommandsTest {
  private static final GetHeatmapResponse HEATMAP =
      GetHeatmapResponse.newBuilder()
          .setStartWeek("2026-W14")
          .setEndWeek("2026-W15")
          .addCells(cell("billing", "2026-W14", 2, 20))
          .addCells(cell("mobile_app", "2026-W14", 3, 30))
          .addCells(
              cell("mobile_app", "2026-W15", 24, 40)
                  .setLowShareChangePoints(50)
                  .addRootCauses(
                      RootCauseShare.newBuilder()
                          .setRootCause(Classification.RootCause.PRODUCT_BUG)
                          .setShare(
                              Rate.newBuilder()
                                  .setNumerator(17)
                                  .setDenominator(24)
                                  .setValue(17 / 24.0))))
          .build();

  @Test
  void heatmap_table_hasAreasAndWeeks() throws Exception {
    try (FakeSuite suite =
        new FakeSuite().answer(DiagnosisServiceGrpc.getGetHeatmapMethod(), HEATMAP).start()) {
      CommandRun run = suite.run("heatmap", "--week", "2026-W15", "--workspace", "acme");

      assertThat(run.exit()).isZero();
      assertThat(run.out().lines().skip(2).limit(3))
          .containsExactly(
              "AREA          2026-W14     2026-W15  CHANGE  TREND  MOSTLY",
              "billing     10% (2/20)                       ▅",
              "mobile_app  10% (3/30)  60% (24/40)   +50.0  ▁█     71% product bug");
      assertThat(suite.requests)
          .containsExactly(
              GetHeatmapRequest.newBuilder()
                  .setParent("workspaces/acme")
                  .setEndWeek("2026-W15")
                  .build());
    }
  }

  @Test
  void heatmap_json_isTheResponseAndNothingElse() throws Exception {
    try (FakeSuite suite =
        new FakeSuite().answer(DiagnosisServiceGrpc.getGetHeatmapMethod(), HEATMAP).start()) {
      CommandRun run = suite.run("heatmap", "-o", "json");

      GetHeatmapResponse.Builder printed = GetHeatmapResponse.newBuilder();
      JsonFormat.parser().merge(run.out(), printed);
      assertThat(printed.build()).isEqualTo(HEATMAP);
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void findings_showFigureAndStrength() throws Exception {
    Finding rollback =
        Finding.newBuilder()
            .setKind(Finding.Kind.CSAT_ROLLBACK)
            .setMetric("csat_resolution")
            .setScope(
                FindingScope.newBuilder()
                    .setDeploymentId("piney")
                    .setArchetypeId("billing_dispute"))
            .setStrength(Finding.Strength.CONFIRMED)
            .setState(Finding.State.OPEN)
            .setOpenedWeek("2026-W14")
            .addWeeks(
                WeekFigure.newBuilder()
                    .setWeek("2026-W15")
                    .setMeasured(
                        MeasuredFigure.newBuilder()
                            .setDelta(-19.5)
                            .setDeltaLower(-32.7)
                            .setDeltaUpper(-6.1)
                            .setThreshold(-4)
                            .setSampleSize(73)
                            .setUnit(MeasuredFigure.Unit.POINTS)))
            .build();
    Finding spike =
        Finding.newBuilder()
            .setKind(Finding.Kind.THEME_SPIKE)
            .setScope(FindingScope.newBuilder().setAreaId("mobile_app").setThemeId("login_loop"))
            .setStrength(Finding.Strength.WATCH)
            .setState(Finding.State.CLEARED)
            .setOpenedWeek("2026-W15")
            .addWeeks(
                WeekFigure.newBuilder()
                    .setWeek("2026-W15")
                    .setVolume(
                        VolumeFigure.newBuilder()
                            .setSeenCount(17)
                            .setLastWeekCount(4)
                            .setFourWeeksEarlierCount(2)
                            .setRatio(4.25)))
            .build();
    ListFindingsResponse response =
        ListFindingsResponse.newBuilder().addFindings(rollback).addFindings(spike).build();
    try (FakeSuite suite =
        new FakeSuite().answer(FindingServiceGrpc.getListFindingsMethod(), response).start()) {
      assertThat(suite.run("findings").out())
          .contains("csat rollback (csat resolution)  piney / billing_dispute  CONFIRMED")
          .contains("-19.5 [-32.7, -6.1], line -4.0 points, n=73")
          .contains("17 low, last week 4, four weeks earlier 2 (x4.");
    }
  }

  @Test
  void incidents_showTheSentenceAndPassFilters() throws Exception {
    ListIncidentsResponse response =
        ListIncidentsResponse.newBuilder()
            .addIncidents(
                Incident.newBuilder()
                    .setName("workspaces/default/incidents/abc")
                    .setSeverity(Finding.Severity.P1)
                    .setState(Incident.State.OPEN)
                    .setTitle("Login loop in the mobile app")
                    .setSentence(
                        "Mobile CSAT verbatims referencing \"login loop\" up 4x this week.")
                    .addReceivers("mobile-team"))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(IncidentServiceGrpc.getListIncidentsMethod(), response).start()) {
      CommandRun run = suite.run("incidents", "--state", "open", "--kind", "theme-spike");

      assertThat(run.out())
          .contains("P1  OPEN  Login loop in the mobile app")
          .contains("  Mobile CSAT verbatims referencing \"login loop\" up 4x this week.")
          .contains("mobile-team")
          .contains("id abc");
      ListIncidentsRequest request = (ListIncidentsRequest) suite.requests.getFirst();
      assertThat(request.getStatesList()).containsExactly(Incident.State.OPEN);
      assertThat(request.getKindsList()).containsExactly(Finding.Kind.THEME_SPIKE);
    }
  }

  @Test
  void conversation_notThere_failsWithItsReason() throws Exception {
    Status status =
        Status.newBuilder()
            .setCode(Code.NOT_FOUND_VALUE)
            .setMessage("conversation c/1 does not exist")
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason("CONVERSATION_NOT_FOUND")
                        .setDomain("ingest.candor.io")
                        .build()))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .fail(
                ConversationServiceGrpc.getGetConversationMethod(),
                StatusProto.toStatusRuntimeException(status))
            .start()) {
      CommandRun run = suite.run("conversation", "c/1", "-o", "json");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("NOT_FOUND: conversation c/1 does not exist")
          .contains("CONVERSATION_NOT_FOUND (ingest.candor.io)");
      assertThat(suite.requests.getFirst().toString())
          .contains("workspaces/default/conversations/c%2F1");
    }
  }

  @Test
  void verify_difference_exitsOne() throws Exception {
    VerifyCountersResponse response =
        VerifyCountersResponse.newBuilder()
            .setFactCount(1200)
            .setCounterCount(88)
            .setDifferenceCount(1)
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(PanelServiceGrpc.getVerifyCountersMethod(), response).start()) {
      CommandRun run = suite.run("verify");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out())
          .contains("1,200 facts, 88 counters compared, 0 panel rows, 0 findings: 1 differ");
    }
  }

  @Test
  void panel_withoutABotInAnyConversation_asksForOne() throws Exception {
    ListDeploymentsResponse response =
        ListDeploymentsResponse.newBuilder()
            .addDeployments(
                MeasuredDeployment.newBuilder().setName("workspaces/default/deployments/quiet"))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(PanelServiceGrpc.getListDeploymentsMethod(), response).start()) {
      CommandRun run = suite.run("panel");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--deployment: name one");
    }
  }

  @Test
  void wrongUse_exitsTwoAndSaysWhatWasExpected() {
    assertThat(CommandRun.of()).extracting(CommandRun::exit).isEqualTo(2);
    assertThat(CommandRun.of("panel", "--week", "2026")).extracting(CommandRun::exit).isEqualTo(2);
    assertThat(CommandRun.of("findings", "--kind", "none").err())
        .contains("--kind: 'none' (expected: csat_review, csat_rollback,");
    assertThat(CommandRun.of("themes", "--workspace", "A B").exit()).isEqualTo(2);
    assertThat(CommandRun.of("--help").exit()).isZero();
  }

  private static HeatmapCell.Builder cell(String area, String week, long low, long rated) {
    return HeatmapCell.newBuilder()
        .setArea(area)
        .setWeek(week)
        .setLow(
            Rate.newBuilder()
                .setNumerator(low)
                .setDenominator(rated)
                .setValue((double) low / rated));
  }
}
