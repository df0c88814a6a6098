package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Deployment;
import io.candor.ingest.v1.Survey;
import io.candor.kit.error.ErrorStatuses;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.AnswerCounts;
import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineInput;
import io.candor.metrics.v1.BaselineProposal;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.BaselineServiceGrpc.BaselineServiceBlockingStub;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.CreateBaselineRequest.ByHand;
import io.candor.metrics.v1.CreateBaselineRequest.LiveHandoffs;
import io.candor.metrics.v1.CreateBaselineRequest.Weeks;
import io.candor.metrics.v1.CsatFigure;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.ListBaselineProposalsRequest;
import io.candor.metrics.v1.ListBaselinesRequest;
import io.candor.metrics.v1.MeasureCounts;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.ProtectedDeflection;
import io.candor.metrics.v1.SurveyFact;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Baselines that somebody takes, and which weeks are judged by them; on a real database, over
/// gRPC.
final class BaselineIT {
  private static final Instant NOW = Instant.now();
  private static final IsoWeek LAST = IsoWeek.of(NOW, ZoneOffset.UTC).plusWeeks(-1);

  private static MetricsServer server;
  private static BaselineServiceBlockingStub baselines;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    baselines = BaselineServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void liveWeeks_becomeTheNewNormal_fromAWeekOn() {
    String deployment = story("live");
    Baseline taken =
        create(
            request(deployment)
                .setEffectiveWeek(LAST.toString())
                .setWeeks(
                    Weeks.newBuilder()
                        .setStartWeek(LAST.plusWeeks(-3).toString())
                        .setEndWeek(LAST.plusWeeks(-1).toString())
                        .setLive(true)));

    assertThat(taken.getName()).isEqualTo(deployment + "/baselines/2");
    assertThat(taken.getSource()).isEqualTo(Baseline.Source.LIVE);
    assertThat(taken.getAuthor()).isEqualTo("maria");
    // Three weeks of 40 conversations, 24 of 40 satisfied.
    assertThat(taken.getRows(0).getConversationCount()).isEqualTo(120);
    assertThat(taken.getRows(0).getCsatResolution().getValue()).isEqualTo(0.6);

    CsatFigure after = csat(deployment, LAST);
    // 0.6 - 0.6, on one week: nothing is pooled across a new baseline.
    assertThat(after.getRolling().getDenominator()).isEqualTo(40);
    assertThat(after.getBaseline().getValue()).isEqualTo(0.6);
    CsatFigure before = csat(deployment, LAST.plusWeeks(-1));
    assertThat(before.getBaseline().getValue()).isEqualTo(0.9);
    assertThat(before.getDelta().getPoints()).isEqualTo(-30);
    assertThat(
            baselines
                .listBaselines(ListBaselinesRequest.newBuilder().setParent(deployment).build())
                .getBaselinesList())
        .extracting(Baseline::getName)
        .containsExactly(deployment + "/baselines/2", deployment + "/baselines/1");
  }

  @Test
  void figuresFromElsewhere_areTakenAsTheyAre() {
    String deployment = story("hand");
    Baseline taken =
        create(
            request(deployment)
                .setEffectiveWeek(LAST.plusWeeks(-3).toString())
                .setByHand(
                    ByHand.newBuilder()
                        .addInputs(
                            BaselineInput.newBuilder()
                                .setArchetype("returns")
                                .setConversationCount(1_000)
                                .setResolution(
                                    AnswerCounts.newBuilder()
                                        .setAnswerCount(200)
                                        .setSatisfiedCount(100))
                                .setEscalatedHandleTime(
                                    MeasureCounts.newBuilder()
                                        .setCount(20)
                                        .setMeanSeconds(600)
                                        .setStandardDeviationSeconds(60)))));

    assertThat(taken.getArchetypesList()).containsExactly("returns");
    assertThat(taken.getRows(0).getEscalatedHandleTime().getMean()).isEqualTo(600);
    assertThat(taken.getRows(0).getEscalatedHandleTime().getStandardDeviation()).isEqualTo(60);
    ProtectedDeflection deflection = row(deployment, LAST).getDeflection();
    // 24 of 40 against 100 of 200.
    assertThat(deflection.getCsatResolution().getDelta().getPoints()).isEqualTo(10);
    assertThat(deflection.getVerdict()).isNotEqualTo(ProtectedDeflection.Verdict.ROLLBACK);
  }

  @Test
  void liveHandoffs_areHeldAgainstHandoffs() {
    String deployment = escalations("handoffs", 9);
    List<BaselineProposal> proposals =
        baselines
            .listBaselineProposals(
                ListBaselineProposalsRequest.newBuilder().setParent(deployment).build())
            .getProposalsList();
    assertThat(proposals)
        .filteredOn(one -> one.getReason() == BaselineProposal.Reason.HANDOFF_READY)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getArchetypesList()).containsExactly("returns");
              assertThat(one.getFigure()).isEqualTo(8);
            });

    Baseline taken =
        create(
            request(deployment)
                .setEffectiveWeek(LAST.toString())
                .setLiveHandoffs(LiveHandoffs.newBuilder().addArchetypes("returns")));

    assertThat(taken.getHandoffArchetypesList()).containsExactly("returns");
    // Eight weeks of ten answers, five of them satisfied; all answers stay what they were.
    assertThat(taken.getRows(0).getHandoffCsat().getDenominator()).isEqualTo(80);
    assertThat(taken.getRows(0).getHandoffCsat().getValue()).isEqualTo(0.5);
    assertThat(taken.getRows(0).getCsatResolution().getValue()).isEqualTo(1);
    ProtectedDeflection now = row(deployment, LAST).getDeflection();
    assertThat(now.getHandoffCsat().getBaseline().getValue()).isEqualTo(0.5);
    ProtectedDeflection then = row(deployment, LAST.plusWeeks(-1)).getDeflection();
    assertThat(then.getHandoffCsat().getBaseline().getValue()).isEqualTo(1);
    assertThat(
            baselines
                .listBaselineProposals(
                    ListBaselineProposalsRequest.newBuilder().setParent(deployment).build())
                .getProposalsList())
        .noneMatch(one -> one.getReason() == BaselineProposal.Reason.HANDOFF_READY);
  }

  @Test
  void errors_nameTheirReason_andTakeNothing() {
    String deployment = story("wrong");
    assertFails(
        () ->
            create(
                request(deployment)
                    .setWeeks(Weeks.newBuilder().setStartWeek("2019-W01").setEndWeek("2019-W08"))),
        Status.Code.INVALID_ARGUMENT,
        "BASELINE_INVALID");
    assertFails(
        () ->
            create(
                request(deployment)
                    .setLiveHandoffs(LiveHandoffs.newBuilder().addArchetypes("returns"))),
        Status.Code.INVALID_ARGUMENT,
        "BASELINE_INVALID");
    BaselineInput twice =
        BaselineInput.newBuilder().setArchetype("returns").setConversationCount(1).build();
    assertFails(
        () ->
            create(
                request(deployment)
                    .setByHand(ByHand.newBuilder().addInputs(twice).addInputs(twice))),
        Status.Code.INVALID_ARGUMENT,
        "BASELINE_INVALID");
    assertFails(
        () ->
            create(
                request(deployment)
                    .setExpectedVersion(3)
                    .setByHand(ByHand.newBuilder().addInputs(twice))),
        Status.Code.ABORTED,
        "ETAG_MISMATCH");
    assertFails(() -> create(request(deployment)), Status.Code.INVALID_ARGUMENT, "REQUEST_INVALID");
    assertFails(
        () ->
            create(request(deployment + "-other").setByHand(ByHand.newBuilder().addInputs(twice))),
        Status.Code.NOT_FOUND,
        "DEPLOYMENT_NOT_FOUND");
    assertThat(
            baselines
                .listBaselines(ListBaselinesRequest.newBuilder().setParent(deployment).build())
                .getBaselinesCount())
        .isEqualTo(1);
  }

  private static String story(String workspace) {
    server.write(workspace, new StoryFacts(workspace, NOW).facts());
    return "workspaces/" + workspace + "/deployments/bot";
  }

  /// A bot that hands every conversation over: before it all were satisfied, with it every second.
  private static String escalations(String workspace, int liveWeeks) {
    List<Fact> facts = new ArrayList<>();
    IsoWeek goLive = LAST.plusWeeks(1L - liveWeeks);
    facts.add(
        fact(workspace, "deployments/bot")
            .setDeployment(
                Deployment.newBuilder().setGoLiveTime(time(goLive.start(ZoneOffset.UTC))))
            .build());
    for (int week = -8; week < liveWeeks; week++) {
      Instant monday = goLive.plusWeeks(week).start(ZoneOffset.UTC);
      for (int i = 0; i < 10; i++) {
        boolean live = week >= 0;
        Instant close = monday.plus(Duration.ofHours(i));
        facts.add(
            fact(workspace, "conversations/conv-%d-%d".formatted(week, i))
                .setConversation(
                    ConversationFact.newBuilder()
                        .setDeploymentId(live ? "bot" : "")
                        .setOpenTime(time(close.minusSeconds(60)))
                        .setCloseTime(time(close))
                        .setArchetype(Label.newBuilder().setId("returns"))
                        .setOutcome(Conversation.Outcome.ESCALATED)
                        .setHumanHandled(true)
                        .addSurveys(
                            SurveyFact.newBuilder()
                                .setSurveyId("sv-%d-%d".formatted(week, i))
                                .setKind(Survey.Kind.RESOLUTION)
                                .setRating(live && i % 2 == 0 ? 1 : 5)
                                .setAnswerTime(time(close.plusSeconds(60)))))
                .build());
      }
    }
    server.write(workspace, facts);
    return "workspaces/" + workspace + "/deployments/bot";
  }

  private static Fact.Builder fact(String workspace, String key) {
    return Fact.newBuilder().setName("workspaces/" + workspace + "/" + key).setRevision(1);
  }

  private static CreateBaselineRequest.Builder request(String deployment) {
    return CreateBaselineRequest.newBuilder()
        .setParent(deployment)
        .setAuthor("maria")
        .setReason("the mix has moved");
  }

  private static Baseline create(CreateBaselineRequest.Builder request) {
    return baselines.createBaseline(request.build()).getBaseline();
  }

  private static PanelRow row(String deployment, IsoWeek week) {
    return PanelServiceGrpc.newBlockingStub(server.channel())
        .getPanel(
            GetPanelRequest.newBuilder().setDeployment(deployment).setWeek(week.toString()).build())
        .getPanel()
        .getRows(0);
  }

  private static CsatFigure csat(String deployment, IsoWeek week) {
    return row(deployment, week).getDeflection().getCsatResolution();
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
