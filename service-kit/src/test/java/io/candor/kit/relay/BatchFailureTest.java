package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.kit.relay.BatchFailure.Kind;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchFailureTest {

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE, AWAY",
    "DEADLINE_EXCEEDED, AWAY",
    "CANCELLED, AWAY",
    "INTERNAL, FAILED",
    "UNKNOWN, FAILED",
    "INVALID_ARGUMENT, FAILED",
    // Without a delay: the message is too large.
    "RESOURCE_EXHAUSTED, FAILED",
    // Nobody's fault that a record has.
    "UNAUTHENTICATED, BUSY",
    "PERMISSION_DENIED, BUSY",
    "UNIMPLEMENTED, BUSY",
  })
  void plainStatus(Status.Code code, Kind kind) {
    BatchFailure failure = BatchFailure.of(code.toStatus().asRuntimeException());

    assertThat(failure).isEqualTo(new BatchFailure(kind, Duration.ZERO, code.name()));
  }

  @Test
  void overloaded_busyForItsDelay() {
    CandorException overloaded =
        CandorException.of(KitReason.OVERLOADED).retryAfter(Duration.ofSeconds(7)).build();
    BatchFailure expected = new BatchFailure(Kind.BUSY, Duration.ofSeconds(7), "OVERLOADED");

    assertThat(BatchFailure.of(overloaded)).isEqualTo(expected);
    assertThat(
            BatchFailure.of(
                StatusProto.toStatusRuntimeException(ErrorStatuses.toStatus(overloaded))))
        .isEqualTo(expected);
  }

  @Test
  void storeOfTheReceiverAway_aRecordMayBeTheCause() {
    assertThat(BatchFailure.of(CandorException.of(KitReason.STORE_UNAVAILABLE).build()).kind())
        .isEqualTo(Kind.AWAY);
  }

  @Test
  void otherException_itsClassIsTheReason() {
    assertThat(BatchFailure.of(new IllegalStateException("customer text")).reason())
        .isEqualTo("ILLEGALSTATEEXCEPTION");
  }
}
