package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.candor.alert.v1.Finding;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Deployment;
import io.candor.kit.error.ErrorStatuses;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.v1.AcceptFindingLevelRequest;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.FindingServiceGrpc.FindingServiceBlockingStub;
import io.candor.metrics.v1.Label;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A person accepts a fall, and the finding ends; on a real database, over gRPC.
final class LevelAcceptanceIT {
  private static final Instant NOW = Instant.now();
  private static final IsoWeek LAST = IsoWeek.of(NOW, ZoneOffset.UTC).plusWeeks(-1);
  private static final int PER_WEEK = 60;
  private static final Duration SOON = Duration.ofSeconds(40);

  @Test
  void acceptedFall_isClearedAtOnce_andAcceptedOnce() {
    try (FakeAlert alert = new FakeAlert();
        MetricsServer server =
            MetricsServer.start(
                Map.of(
                    "candor.peer.alert", alert.target(),
                    "candor.metrics.evaluation.quiet", "500ms",
                    "candor.metrics.evaluation.history-quiet", "500ms",
                    "candor.metrics.evaluation.poll", "50ms"))) {
      server.write("levels", facts());
      Finding fall =
          alert.await(
              finding ->
                  finding.getKind() == Finding.Kind.ATTEMPT_DROP && finding.getWeeksCount() == 2,
              SOON);
      FindingServiceBlockingStub findings = FindingServiceGrpc.newBlockingStub(server.channel());
      AcceptFindingLevelRequest request =
          AcceptFindingLevelRequest.newBuilder()
              .setName(fall.getName())
              .setAuthor("maria")
              .setReason("the bot may no longer try these")
              .build();

      String week = findings.acceptFindingLevel(request).getAcceptedWeek();

      assertThat(IsoWeek.parse(week).isAfter(LAST)).isTrue();
      Finding cleared =
          alert.await(
              finding ->
                  finding.getName().equals(fall.getName())
                      && finding.getState() == Finding.State.CLEARED,
              SOON);
      assertThat(cleared.getClearedWeek()).isEqualTo(week);
      assertThatThrownBy(() -> findings.acceptFindingLevel(request))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              failure ->
                  assertThat(
                          ErrorStatuses.errorInfo(StatusProto.fromThrowable(failure))
                              .orElseThrow()
                              .getReason())
                      .isEqualTo("LEVEL_NOT_ACCEPTABLE"));
    }
  }

  /// The bot tries everything for six weeks and then nothing for two.
  private static List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    IsoWeek goLive = LAST.plusWeeks(-7);
    facts.add(
        fact("deployments/bot")
            .setDeployment(
                Deployment.newBuilder().setGoLiveTime(time(goLive.start(ZoneOffset.UTC))))
            .build());
    for (int week = -1; week < 8; week++) {
      for (int i = 0; i < PER_WEEK; i++) {
        Instant close = goLive.plusWeeks(week).start(ZoneOffset.UTC).plus(Duration.ofMinutes(i));
        facts.add(
            fact("conversations/conv-%d-%d".formatted(week, i))
                .setConversation(
                    ConversationFact.newBuilder()
                        .setDeploymentId(week < 0 ? "" : "bot")
                        .setOpenTime(time(close.minusSeconds(60)))
                        .setCloseTime(time(close))
                        .setArchetype(Label.newBuilder().setId("returns"))
                        .setAttempted(week >= 0 && week < 6)
                        .setOutcome(Conversation.Outcome.RESOLVED_CONFIRMED))
                .build());
      }
    }
    return facts;
  }

  private static Fact.Builder fact(String key) {
    return Fact.newBuilder().setName("workspaces/levels/" + key).setRevision(1);
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
