package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.CellConversation;
import io.candor.metrics.v1.ComparePanelsRequest;
import io.candor.metrics.v1.ComparePanelsResponse;
import io.candor.metrics.v1.ComparisonRow;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.CreateBaselineResponse;
import io.candor.metrics.v1.DeflectionChange;
import io.candor.metrics.v1.GetPanelResponse;
import io.candor.metrics.v1.ListCellConversationsRequest;
import io.candor.metrics.v1.ListCellConversationsResponse;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.QuerySeriesResponse;
import io.candor.metrics.v1.Rate;
import io.candor.metrics.v1.RateDelta;
import io.candor.metrics.v1.RateFigure;
import org.junit.jupiter.api.Test;

final class PanelCommandsTest {

  @Test
  void kpi_drawsTheWeeks() throws Exception {
    QuerySeriesResponse.Builder response = QuerySeriesResponse.newBuilder();
    int[] contained = {50, 60, 70, 80};
    for (int i = 0; i < contained.length; i++) {
      response.addRows(
          PanelRow.newBuilder()
              .setWeek("2026-W1" + i)
              .setContainment(
                  RateFigure.newBuilder()
                      .setRate(Rate.newBuilder().setValue(contained[i] / 100.0))));
    }
    response.addRows(PanelRow.newBuilder().setWeek("2026-W14"));
    try (FakeSuite suite =
        new FakeSuite().answer(PanelServiceGrpc.getQuerySeriesMethod(), response.build()).start()) {
      CommandRun run = suite.run("kpi", "returns", "--deployment", "helpbot");

      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("returns  2026-W10 to 2026-W14")
          .containsPattern("containment +▁▃▆█ +50.0% +80.0% +- +80.0%");
    }
  }

  @Test
  void panel_saysHowManyLossesTheProducerFlagged() throws Exception {
    PanelRow row =
        PanelRow.newBuilder()
            .setKind(PanelRow.Kind.ARCHETYPE)
            .setArchetype("returns")
            .setWeek("2026-W10")
            .setContextLoss(
                RateFigure.newBuilder()
                    .setRate(Rate.newBuilder().setValue(0.06).setNumerator(6).setDenominator(100)))
            .setContextLossFlaggedCount(4)
            .build();
    GetPanelResponse response =
        GetPanelResponse.newBuilder().setPanel(Panel.newBuilder().addRows(row)).build();
    try (FakeSuite suite =
        new FakeSuite().answer(PanelServiceGrpc.getGetPanelMethod(), response).start()) {
      assertThat(suite.run("panel", "--deployment", "helpbot").out())
          .contains("6.0% (6/100), 4 flagged");
    }
  }

  @Test
  void compare_readsPeriodsAndVersions() throws Exception {
    ComparePanelsResponse response =
        ComparePanelsResponse.newBuilder()
            .addRows(
                ComparisonRow.newBuilder()
                    .setBefore(PanelRow.newBuilder().setConversationCount(1_200))
                    .setAfter(
                        PanelRow.newBuilder()
                            .setKind(PanelRow.Kind.ARCHETYPE)
                            .setArchetype("returns")
                            .setConversationCount(900))
                    .setDeflection(
                        DeflectionChange.newBuilder()
                            .setCsatDelayed(
                                RateDelta.newBuilder()
                                    .setPoints(-3.4)
                                    .setLower(-6.1)
                                    .setUpper(-0.7))))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(PanelServiceGrpc.getComparePanelsMethod(), response).start()) {
      CommandRun run = suite.run("compare", "2026-Q1@1.4.0", "2026-Q2", "--deployment", "helpbot");

      assertThat(run.out())
          .contains("2026-Q2 against 2026-Q1@1.4.0")
          .containsPattern("returns +1,200 +900 +-.*-3.4 \\[-6.1,-0.7\\]");
      ComparePanelsRequest request = (ComparePanelsRequest) suite.requests.getFirst();
      assertThat(request.getBefore().getBotVersion()).isEqualTo("1.4.0");
      assertThat(request.getAfter().hasBotVersion()).isFalse();
    }
    assertThat(CommandRun.of("compare", "2026", "2026-Q2").exit()).isEqualTo(2);
  }

  @Test
  void cell_showsTheConversations() throws Exception {
    ListCellConversationsResponse response =
        ListCellConversationsResponse.newBuilder()
            .addConversations(
                CellConversation.newBuilder()
                    .setName("workspaces/default/conversations/conv-9")
                    .setArchetype("returns")
                    .setAttempted(true)
                    .setEscalated(true)
                    .setResolutionRating(2)
                    .setExcerpt("no refund after all"))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(PanelServiceGrpc.getListCellConversationsMethod(), response)
            .start()) {
      CommandRun run =
          suite.run(
              "cell",
              "long-tail",
              "--week",
              "2026-W15",
              "--of",
              "delayed-low",
              "--deployment",
              "helpbot");

      assertThat(run.out())
          .containsPattern("conv-9 +returns +tried, escalated +2 +no refund after all");
      ListCellConversationsRequest request =
          (ListCellConversationsRequest) suite.requests.getFirst();
      assertThat(request.getLongTail()).isTrue();
      assertThat(request.getMembership()).isEqualTo(CellConversation.Membership.DELAYED_LOW);
    }
  }

  @Test
  void baselineTake_needsWeeksOrHandoffs() throws Exception {
    CreateBaselineResponse response =
        CreateBaselineResponse.newBuilder()
            .setBaseline(
                Baseline.newBuilder()
                    .setName("workspaces/default/deployments/helpbot/baselines/2")
                    .setAuthor("maria")
                    .setReason("new mix")
                    .setEffectiveWeek("2026-W16"))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(BaselineServiceGrpc.getCreateBaselineMethod(), response).start()) {
      CommandRun run =
          suite.run(
              "baseline",
              "take",
              "--deployment",
              "helpbot",
              "--from",
              "2026-W08",
              "--to",
              "2026-W15",
              "--live",
              "--as",
              "maria",
              "--reason",
              "new mix");

      assertThat(run.out()).contains("Baseline 2  by maria: new mix").contains("from 2026-W16");
      CreateBaselineRequest request = (CreateBaselineRequest) suite.requests.getFirst();
      assertThat(request.getWeeks().getLive()).isTrue();
      assertThat(request.getWeeks().getEndWeek()).isEqualTo("2026-W15");
    }
    assertThat(CommandRun.of("baseline", "take", "--reason", "x").err())
        .contains("either --from and --to, or --handoffs");
  }
}
