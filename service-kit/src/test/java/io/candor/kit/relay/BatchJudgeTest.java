package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.relay.BatchFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchJudgeTest {

  private static final BatchFailure AWAY = new BatchFailure(Kind.AWAY, Duration.ZERO, "AWAY");
  private static final BatchFailure FAILED = new BatchFailure(Kind.FAILED, Duration.ZERO, "BUG");

  private final BatchJudge judge =
      new BatchJudge(3, new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)));

  private static OutgoingRecord sent(String key, int attempts) {
    return new OutgoingRecord("w", "hop", key, 1, new byte[0], attempts, null);
  }

  private static List<OutgoingRecord> batch(int size) {
    return IntStream.range(0, size).mapToObj(i -> sent("k" + i, 0)).toList();
  }

  private Settlement.Deferred deferred(List<OutgoingRecord> batch, BatchFailure failure) {
    return (Settlement.Deferred) judge.failed(batch, failure).getFirst();
  }

  @Test
  void answered_eachRecordOnItsOwn() {
    List<Settlement> settlements =
        judge.answered(
            batch(3),
            List.of(
                new Delivery.Accepted(),
                new Delivery.Rejected("NO"),
                new Delivery.Retry(Duration.ofSeconds(30), "LATER")));

    assertThat(settlements.get(0)).isEqualTo(new Settlement.Delivered("k0", 1));
    assertThat(settlements.get(1)).isEqualTo(new Settlement.Parked("k1", 1, "NO"));
    // The receiver's delay is longer than any back-off here.
    assertThat(settlements.get(2))
        .isEqualTo(
            new Settlement.Deferred(
                "k2", 1, Duration.ofSeconds(30), true, Integer.MAX_VALUE, "LATER"));
  }

  @Test
  void retry_lastAttempt_parked() {
    assertThat(
            judge.answered(
                List.of(sent("k", 2)), List.of(new Delivery.Retry(Duration.ZERO, "LATER"))))
        .containsExactly(new Settlement.Parked("k", 1, "LATER"));
  }

  @Test
  void failedBatch_halved_noAttemptUsed() {
    assertThat(judge.failed(batch(5), FAILED))
        .allSatisfy(
            settlement ->
                assertThat(settlement)
                    .isInstanceOfSatisfying(
                        Settlement.Deferred.class,
                        deferred -> {
                          assertThat(deferred.batchLimit()).isEqualTo(2); // 5 / 2
                          assertThat(deferred.usesAttempt()).isFalse();
                          assertThat(deferred.after()).isZero();
                        }));
  }

  @Test
  void failedAlone_attemptUsed_thenParked() {
    assertThat(deferred(List.of(sent("k", 0)), FAILED).usesAttempt()).isTrue();
    assertThat(judge.failed(List.of(sent("k", 2)), FAILED))
        .containsExactly(new Settlement.Parked("k", 1, "BUG"));
  }

  @Test
  void awayAlone_countsOnlyWhenOthersProvedThatTheReceiverIsUp() {
    assertThat(deferred(List.of(sent("k", 2)), AWAY).usesAttempt()).isFalse();
    assertThat(deferred(List.of(sent("k", 2)), AWAY).usesAttempt()).isFalse();

    judge.answered(batch(1), List.of(new Delivery.Accepted()));

    assertThat(deferred(List.of(sent("k", 0)), AWAY).usesAttempt()).isTrue();
    assertThat(deferred(List.of(sent("k", 1)), AWAY).usesAttempt()).isFalse();
  }

  @Test
  void busy_untouched() {
    assertThat(judge.failed(batch(1), new BatchFailure(Kind.BUSY, Duration.ofSeconds(1), "BUSY")))
        .containsExactly(new Settlement.Untouched("k0", 1));
  }
}
