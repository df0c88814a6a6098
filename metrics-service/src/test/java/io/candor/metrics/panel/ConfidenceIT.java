package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.Deployment;
import io.candor.ingest.v1.Survey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.SurveyFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Satisfaction by how sure the bot was of the intent, on a real database.
final class ConfidenceIT {
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W11");
  private static final Instant OPEN = Instant.parse("2026-03-11T10:00:00Z");

  private static MetricsServer server;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void conversations_areCountedByTenthOfConfidence_withTheAnswersOfThoseTried() {
    server.write(
        "confidence",
        List.of(
            fact("deployments/bot")
                .setDeployment(
                    Deployment.newBuilder()
                        .setGoLiveTime(time(OPEN.minusSeconds(864_000)))
                        .putConfidenceThresholds("returns", 0.8))
                .build(),
            conversation("a", 0.85, true, 5),
            conversation("b", 0.89, true, 1),
            conversation("c", 1, true, 5),
            // Not tried: its answer says nothing about the bot.
            conversation("d", 0.3, false, 1),
            conversation("e", 0.9, true, 0),
            told("f", conversationFact(true).build())));

    List<ConfidenceBand> bands =
        server
            .bean(PanelStore.class)
            .read("confidence", reader -> reader.confidence("bot", List.of(WEEK)));

    assertThat(bands)
        .containsExactly(
            new ConfidenceBand("returns", 3, 1, 0, new ConfidenceBand.Answers(0, 0)),
            new ConfidenceBand("returns", 8, 2, 2, new ConfidenceBand.Answers(1, 2)),
            new ConfidenceBand("returns", 9, 2, 2, new ConfidenceBand.Answers(1, 1)));
    assertThat(
            server
                .bean(PanelStore.class)
                .read("confidence", reader -> reader.deployment("bot").orElseThrow())
                .confidenceThresholdMicros())
        .isEqualTo(Map.of("returns", 800_000L));
  }

  private static Fact conversation(String id, double confidence, boolean attempted, int rating) {
    ConversationFact.Builder conversation =
        conversationFact(attempted).setIntentConfidence(confidence);
    if (rating > 0) {
      conversation.addSurveys(
          SurveyFact.newBuilder()
              .setSurveyId("survey-" + id)
              .setKind(Survey.Kind.RESOLUTION)
              .setRating(rating)
              .setAnswerTime(time(OPEN.plusSeconds(900))));
    }
    return told(id, conversation.build());
  }

  private static ConversationFact.Builder conversationFact(boolean attempted) {
    return ConversationFact.newBuilder()
        .setDeploymentId("bot")
        .setOpenTime(time(OPEN))
        .setCloseTime(time(OPEN.plusSeconds(600)))
        .setArchetype(Label.newBuilder().setId("returns"))
        .setAttempted(attempted);
  }

  private static Fact told(String id, ConversationFact conversation) {
    return fact("conversations/" + id).setConversation(conversation).build();
  }

  private static Fact.Builder fact(String key) {
    return Fact.newBuilder().setName("workspaces/confidence/" + key).setRevision(1);
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }
}
