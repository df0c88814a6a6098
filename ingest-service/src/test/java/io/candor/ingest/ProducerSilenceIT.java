package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.ProducerSilence;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProducerSilenceIT {
  private static final Instant FIRST = Instant.parse("2026-03-02T06:20:00Z");
  private static final int DAYS = 16;

  private static IngestFixture ingest;
  private static SettableClock clock;

  @BeforeAll
  static void start() {
    ingest =
        new IngestFixture(
            Map.of(
                "test.settable-clock", "true",
                "candor.ingest.silence.weeks", "2",
                "candor.ingest.silence.grace", "0s",
                "candor.ingest.silence.period", "50ms"));
    clock = ingest.service().context().getBean(SettableClock.class);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void whoReportedEveryDay_andThenNoMore_isToldAsSilent_untilHeardAgain()
      throws InterruptedException {
    for (int day = 0; day < DAYS; day++) {
      clock.set(FIRST.plus(Duration.ofDays(day)));
      report("daily", day);
      conversation("daily", day);
    }
    Instant last = FIRST.plus(Duration.ofDays(DAYS - 1));

    // Conversations go on; three days and the rest of the hour without an answer.
    for (int day = DAYS; day < DAYS + 4; day++) {
      clock.set(FIRST.plus(Duration.ofDays(day)));
      conversation("daily", day);
    }

    look();
    ingest.next().await("the silence is told", () -> isTold("surveys.resolution"));
    ProducerSilence silence = told("surveys.resolution").getProducer().getSilences(0);
    assertThat(ValueProtos.instant(silence.getLastEventTime())).isEqualTo(hour(last));
    assertThat(silence.getUsualInterval().getSeconds()).isEqualTo(86_400);
    assertThat(ValueProtos.instant(silence.getStartTime()))
        .isEqualTo(hour(last).plus(Duration.ofHours(1 + 3 * 24)));
    assertThat(silence.hasEndTime()).isFalse();
    assertThat(isTold("conversations")).as("who goes on reporting").isFalse();

    report("daily", DAYS + 3);
    look();
    ingest
        .next()
        .await(
            "the end of the silence is told",
            () -> told("surveys.resolution").getProducer().getSilences(0).hasEndTime());
    Record ended = told("surveys.resolution");
    assertThat(ended.getRevision()).isEqualTo(2);
    assertThat(ValueProtos.instant(ended.getProducer().getSilences(0).getEndTime()))
        .isEqualTo(hour(clock.instant()));
  }

  /// At once: the lease of a service that has just stopped may rest for a while.
  private static void look() {
    ingest.service().context().getBean(PeriodicJob.class, Qualifiers.byName("silences")).trigger();
  }

  private static boolean isTold(String producer) {
    return ingest.next().records().containsKey(name(producer));
  }

  private static Record told(String producer) {
    return Objects.requireNonNull(ingest.next().records().get(name(producer)));
  }

  private static String name(String producer) {
    return "workspaces/daily/producers/" + producer;
  }

  private static Instant hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  private static void conversation(String workspace, int day) {
    write(
        workspace,
        """
        {"eventId": "c%1$d", "conversation": {"conversationId": "c%1$d", "channel": "CHAT",
         "openTime": "%2$s"}}
        """
            .formatted(day, clock.instant()));
  }

  private static void report(String workspace, int day) {
    write(
        workspace,
        """
        {"eventId": "s%1$d", "survey": {"surveyId": "s%1$d", "conversationId": "c%1$d",
         "kind": "RESOLUTION", "rating": 4, "answerTime": "%2$s"}}
        """
            .formatted(day, clock.instant()));
  }

  private static void write(String workspace, String json) {
    assertThat(ingest.write(workspace, List.of(JsonEvents.of(json))))
        .extracting(EventResult::getOutcome)
        .containsExactly(EventResult.Outcome.ACCEPTED);
  }
}
