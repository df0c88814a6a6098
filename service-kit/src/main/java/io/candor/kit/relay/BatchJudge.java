package io.candor.kit.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Decides what becomes of each record of a batch, from the receiver's answers or the lack of them.
///
/// A batch that failed as a whole is bisected: its records come back at once in batches of at most
/// half the size, until the poison record is alone. Only then does a failure use up its attempts,
/// and if nobody answered, only when other records have been accepted since the last such failure:
/// an outage must not use up the attempts of records that nothing is wrong with. Thread-safe.
final class BatchJudge {

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final int maxAttempts;
  private final BackOff backOff;
  // Whether the receiver has proved to be up since a record that was alone got no answer.
  private final AtomicBoolean acceptedSinceLoneFailure = new AtomicBoolean();

  BatchJudge(int maxAttempts, BackOff backOff) {
    this.maxAttempts = maxAttempts;
    this.backOff = backOff;
  }

  /// The settlements after an answer for each record.
  ///
  /// @param answers as many as records, in their order
  List<Settlement> answered(List<OutgoingRecord> batch, List<Delivery> answers) {
    List<Settlement> settlements = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      OutgoingRecord sent = batch.get(i);
      settlements.add(
          switch (answers.get(i)) {
            case Delivery.Accepted accepted -> {
              acceptedSinceLoneFailure.set(true);
              yield new Settlement.Delivered(sent.key(), sent.revision());
            }
            case Delivery.Rejected(String reason) ->
                new Settlement.Parked(sent.key(), sent.revision(), reason);
            case Delivery.Retry(Duration after, String reason) ->
                again(sent, after, NO_LIMIT, reason);
          });
    }
    return settlements;
  }

  /// The settlements after a failure of the whole batch.
  List<Settlement> failed(List<OutgoingRecord> batch, BatchFailure failure) {
    if (failure.kind() == BatchFailure.Kind.BUSY) {
      return batch.stream()
          .<Settlement>map(sent -> new Settlement.Untouched(sent.key(), sent.revision()))
          .toList();
    }
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      return batch.stream()
          .<Settlement>map(
              sent ->
                  new Settlement.Deferred(
                      sent.key(), sent.revision(), Duration.ZERO, false, half, failure.reason()))
          .toList();
    }
    OutgoingRecord alone = batch.getFirst();
    boolean counts =
        switch (failure.kind()) {
          case FAILED -> true;
          case AWAY -> acceptedSinceLoneFailure.getAndSet(false);
          case BUSY -> false;
        };
    return List.of(
        counts
            ? again(alone, failure.retryAfter(), 1, failure.reason())
            : new Settlement.Deferred(
                alone.key(),
                alone.revision(),
                wait(alone, failure.retryAfter()),
                false,
                1,
                failure.reason()));
  }

  private Settlement again(OutgoingRecord sent, Duration atLeast, int limit, String reason) {
    return sent.attemptCount() + 1 >= maxAttempts
        ? new Settlement.Parked(sent.key(), sent.revision(), reason)
        : new Settlement.Deferred(
            sent.key(), sent.revision(), wait(sent, atLeast), true, limit, reason);
  }

  private Duration wait(OutgoingRecord sent, Duration atLeast) {
    Duration wait = backOff.afterFailure(sent.attemptCount() + 1);
    return wait.compareTo(atLeast) > 0 ? wait : atLeast;
  }
}
