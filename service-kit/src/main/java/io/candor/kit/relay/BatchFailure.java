package io.candor.kit.relay;

import com.google.rpc.Status;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a failure of a whole batch means for the relay.
///
/// @param kind who is to blame, as far as it can be known
/// @param retryAfter the pause that the receiver asks for; zero if it does not
/// @param reason upper case, from the receiver's catalogue if it sent one
record BatchFailure(Kind kind, Duration retryAfter, String reason) {

  enum Kind {
    /// The receiver is up and refuses work for now, before it looked at any record.
    BUSY,
    /// No answer: the receiver is away, or a record brings it down. What it did is unknown.
    AWAY,
    /// The receiver answered that it failed; a record may be the cause.
    FAILED
  }

  static BatchFailure of(RuntimeException failure) {
    return switch (failure) {
      case StatusRuntimeException answer -> of(answer);
      case CandorException known -> of(ErrorStatuses.toStatus(known));
      // The transport's own bug, or a message it cannot build: isolating the record helps.
      default ->
          new BatchFailure(
              Kind.FAILED,
              Duration.ZERO,
              failure.getClass().getSimpleName().toUpperCase(Locale.ROOT));
    };
  }

  private static BatchFailure of(StatusRuntimeException answer) {
    Status status = StatusProto.fromThrowable(answer);
    return of(
        status == null
            ? Status.newBuilder().setCode(answer.getStatus().getCode().value()).build()
            : status);
  }

  private static BatchFailure of(Status status) {
    io.grpc.Status.Code code = io.grpc.Status.fromCodeValue(status.getCode()).getCode();
    Optional<Duration> retryAfter = ErrorStatuses.retryDelay(status);
    Kind kind =
        switch (code) {
          // Without a delay it is a message that is too large, which sending less of cures.
          case RESOURCE_EXHAUSTED -> retryAfter.isPresent() ? Kind.BUSY : Kind.FAILED;
          case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> Kind.AWAY;
          // A wrong credential or an older receiver is no record's fault and may be put right.
          case UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED -> Kind.BUSY;
          case OK,
              UNKNOWN,
              INVALID_ARGUMENT,
              NOT_FOUND,
              ALREADY_EXISTS,
              FAILED_PRECONDITION,
              ABORTED,
              OUT_OF_RANGE,
              INTERNAL,
              DATA_LOSS ->
              Kind.FAILED;
        };
    return new BatchFailure(
        kind,
        retryAfter.orElse(Duration.ZERO),
        ErrorStatuses.errorInfo(status).map(info -> info.getReason()).orElse(code.name()));
  }
}
