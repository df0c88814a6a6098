package io.candor.cli.importer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.random.RandomGenerator;

/// How often and how soon a broken stream is tried again: exponential pauses with jitter, and no
/// end while answers keep coming in between.
final class Reconnects {
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  // A suite that never answered is rather not there at all: about three seconds.
  private static final int ATTEMPTS_BEFORE_FIRST_ANSWER = 4;

  // A suite that did answer may be restarting, more than once, or failing over: four to five
  // minutes.
  private static final int ATTEMPTS_AFTER_FIRST_ANSWER = 40;

  private final RandomGenerator random;
  private boolean answeredOnce;
  private int failureCount;

  Reconnects(RandomGenerator random) {
    this.random = random;
  }

  void answered() {
    answeredOnce = true;
    failureCount = 0;
  }

  /// Milliseconds to wait before the next attempt, or -1 when there is to be none.
  long pauseAfter(StatusRuntimeException failure) {
    int attempts = answeredOnce ? ATTEMPTS_AFTER_FIRST_ANSWER : ATTEMPTS_BEFORE_FIRST_ANSWER;
    if (!passing(failure.getStatus().getCode()) || ++failureCount > attempts) {
      return -1;
    }
    long ceiling =
        Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failureCount - 1, 20));
    long jittered = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    return Math.max(jittered, askedPause(failure));
  }

  private static boolean passing(Status.Code code) {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
  }

  private static long askedPause(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status == null) {
      return 0;
    }
    for (var detail : status.getDetailsList()) {
      if (detail.is(RetryInfo.class)) {
        try {
          return Durations.toMillis(detail.unpack(RetryInfo.class).getRetryDelay());
        } catch (InvalidProtocolBufferException e) {
          return 0;
        }
      }
    }
    return 0;
  }
}
