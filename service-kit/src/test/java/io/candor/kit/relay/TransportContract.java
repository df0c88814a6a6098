package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a relay relies on, whatever the way to the receiver: a batch call, or one day a log. The
/// implementation's test plays the receiver.
public abstract class TransportContract {

  private final String workspace = "w-" + UUID.randomUUID();

  /// The transport under test.
  protected abstract Transport transport();

  /// A record that the receiver of this transport can read.
  protected abstract OutgoingRecord record(String workspace, String key, long revision);

  /// Tells the receiver how to answer from now on: these keys so, all others accepted.
  protected abstract void receiverAnswers(Map<String, Delivery> byKey);

  /// Lets the receiver do the work of the next batch and then lose the answer.
  protected abstract void receiverLosesItsNextAnswer();

  /// Lets the receiver refuse the next batch as overloaded, with this delay.
  protected abstract void receiverIsBusyOnce(Duration retryAfter);

  /// The greatest revision of a key that has reached the receiver; 0 if none has.
  protected abstract long receivedRevision(String workspace, String key);

  private List<OutgoingRecord> batch(int size) {
    return IntStream.range(0, size).mapToObj(i -> record(workspace, "k" + i, 1)).toList();
  }

  private List<Delivery> send(List<OutgoingRecord> batch) throws InterruptedException {
    transport().beforeAttempt();
    return transport().send(workspace, batch);
  }

  @Test
  void answers_oneForEachRecordInItsOrder() throws InterruptedException {
    Map<String, Delivery> answers =
        Map.of(
            "k1", new Delivery.Rejected("REFUSED"),
            "k3", new Delivery.Retry(Duration.ofSeconds(2), "LATER"));
    receiverAnswers(answers);

    assertThat(send(batch(5)))
        .containsExactly(
            new Delivery.Accepted(),
            answers.get("k1"),
            new Delivery.Accepted(),
            answers.get("k3"),
            new Delivery.Accepted());
    assertThat(receivedRevision(workspace, "k4")).isEqualTo(1);
  }

  @Test
  void repeats_acceptedAgain() throws InterruptedException {
    receiverAnswers(Map.of());

    assertThat(send(batch(3))).isEqualTo(send(batch(3)));
  }

  @Test
  void anyOrder_olderRevisionsAreAcceptedAndChangeNothing() throws InterruptedException {
    receiverAnswers(Map.of());
    List<OutgoingRecord> revisions =
        new ArrayList<>(
            IntStream.rangeClosed(1, 4).mapToObj(i -> record(workspace, "k", i)).toList());
    Collections.reverse(revisions);

    for (OutgoingRecord revision : revisions) {
      assertThat(send(List.of(revision))).containsExactly(new Delivery.Accepted());
    }
    assertThat(receivedRevision(workspace, "k")).isEqualTo(4);
  }

  @Test
  void unknownResult_thrownAndNeverTakenForNotDone() throws InterruptedException {
    receiverAnswers(Map.of());
    receiverLosesItsNextAnswer();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> send(batch(2)))
        .satisfies(
            failure ->
                assertThat(BatchFailure.of(failure).kind()).isEqualTo(BatchFailure.Kind.AWAY));
    assertThat(receivedRevision(workspace, "k1")).isEqualTo(1);
    assertThat(send(batch(2))).containsOnly(new Delivery.Accepted());
  }

  @Test
  void backPressure_reachesTheRelayWithItsDelay() {
    receiverIsBusyOnce(Duration.ofSeconds(3));

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> send(batch(2)))
        .satisfies(
            failure -> {
              BatchFailure read = BatchFailure.of(failure);
              assertThat(read.kind()).isEqualTo(BatchFailure.Kind.BUSY);
              assertThat(read.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            });
    assertThat(receivedRevision(workspace, "k0")).isZero();
  }
}
