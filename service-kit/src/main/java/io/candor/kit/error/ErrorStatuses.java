package io.candor.kit.error;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.RequestInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import java.time.Duration;
import java.util.Optional;

/// Makes the canonical `google.rpc.Status` of a failure, and reads the details of one.
///
/// Every status that is not OK carries exactly one `ErrorInfo`; `UNAVAILABLE` and
/// `RESOURCE_EXHAUSTED` always carry a `RetryInfo`.
public final class ErrorStatuses {
  /// The delay that callers are told when the failure names none.
  public static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(1);

  /// The status of an item that was accepted.
  public static final Status OK = Status.getDefaultInstance();

  private static final String INTERNAL_TEXT =
      "The service failed. Quote the request id to its operator.";

  private ErrorStatuses() {}

  /// The status of a failure, as the whole answer or for one item of a batch.
  public static Status toStatus(CandorException failure) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(code(failure.reason().category()).getNumber())
            .setMessage(String.valueOf(failure.getMessage()))
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(failure.reason().name())
                        .setDomain(failure.reason().domain())
                        .putAllMetadata(failure.metadata())
                        .build()));
    addBadRequest(status, failure);
    addPreconditions(status, failure);
    failure
        .resource()
        .ifPresent(
            resource ->
                status.addDetails(
                    Any.pack(
                        ResourceInfo.newBuilder()
                            .setResourceType(resource.type())
                            .setResourceName(resource.name())
                            .build())));
    retryDelay(failure)
        .ifPresent(
            delay ->
                status.addDetails(
                    Any.pack(
                        RetryInfo.newBuilder()
                            .setRetryDelay(
                                com.google.protobuf.Duration.newBuilder()
                                    .setSeconds(delay.getSeconds())
                                    .setNanos(delay.getNano()))
                            .build())));
    return status.build();
  }

  /// The status of any failure: of a known kind with its reason, else `INTERNAL` with a fixed text.
  /// The text of an unknown failure never leaves the service.
  ///
  /// @param requestId what the caller quotes to find the failure in the log; may be empty
  public static Status toStatus(Throwable failure, String requestId) {
    return FailureKinds.known(failure).map(ErrorStatuses::toStatus).orElse(internal(requestId));
  }

  /// The status of a bug: a fixed text and the request id.
  public static Status internal(String requestId) {
    return withReason(Code.INTERNAL, "INTERNAL", INTERNAL_TEXT).toBuilder()
        .addDetails(Any.pack(RequestInfo.newBuilder().setRequestId(requestId).build()))
        .build();
  }

  /// A status of the kit for codes that no category has (`UNIMPLEMENTED`, `CANCELLED` …).
  public static Status withReason(Code code, String reason, String message) {
    return Status.newBuilder()
        .setCode(code.getNumber())
        .setMessage(message)
        .addDetails(
            Any.pack(ErrorInfo.newBuilder().setReason(reason).setDomain(KitReason.DOMAIN).build()))
        .build();
  }

  /// The `ErrorInfo` of a status, if it has one.
  public static Optional<ErrorInfo> errorInfo(Status status) {
    return detail(status, ErrorInfo.class);
  }

  /// The delay that a status asks for, if it does.
  public static Optional<Duration> retryDelay(Status status) {
    return detail(status, RetryInfo.class)
        .map(
            info ->
                Duration.ofSeconds(
                    info.getRetryDelay().getSeconds(), info.getRetryDelay().getNanos()));
  }

  /// The first detail of this type in a status, if there is one that can be read.
  public static <M extends Message> Optional<M> detail(Status status, Class<M> type) {
    for (Any any : status.getDetailsList()) {
      if (any.is(type)) {
        try {
          return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException e) {
          // A peer sent a broken detail: as good as none.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static void addBadRequest(Status.Builder status, CandorException failure) {
    if (failure.fieldViolations().isEmpty()) {
      return;
    }
    BadRequest.Builder details = BadRequest.newBuilder();
    for (FieldViolation violation : failure.fieldViolations()) {
      details
          .addFieldViolationsBuilder()
          .setField(violation.field())
          .setDescription(violation.description());
    }
    status.addDetails(Any.pack(details.build()));
  }

  private static void addPreconditions(Status.Builder status, CandorException failure) {
    if (failure.preconditions().isEmpty()) {
      return;
    }
    PreconditionFailure.Builder details = PreconditionFailure.newBuilder();
    for (CandorException.Precondition condition : failure.preconditions()) {
      details
          .addViolationsBuilder()
          .setType(condition.type())
          .setSubject(condition.subject())
          .setDescription(condition.description());
    }
    status.addDetails(Any.pack(details.build()));
  }

  private static Optional<Duration> retryDelay(CandorException failure) {
    if (failure.retryAfter().isPresent()) {
      return failure.retryAfter();
    }
    return switch (failure.reason().category()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED ->
          // A message that is too large stays too large.
          failure.reason() == KitReason.REQUEST_TOO_LARGE
              ? Optional.empty()
              : Optional.of(DEFAULT_RETRY_DELAY);
      case INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          FAILED_PRECONDITION,
          ABORTED,
          UNAUTHENTICATED,
          PERMISSION_DENIED,
          DEADLINE_EXCEEDED ->
          Optional.empty();
    };
  }

  private static Code code(ErrorCategory category) {
    return switch (category) {
      case INVALID_ARGUMENT -> Code.INVALID_ARGUMENT;
      case NOT_FOUND -> Code.NOT_FOUND;
      case ALREADY_EXISTS -> Code.ALREADY_EXISTS;
      case FAILED_PRECONDITION -> Code.FAILED_PRECONDITION;
      case ABORTED -> Code.ABORTED;
      case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
      case PERMISSION_DENIED -> Code.PERMISSION_DENIED;
      case RESOURCE_EXHAUSTED -> Code.RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> Code.UNAVAILABLE;
      case DEADLINE_EXCEEDED -> Code.DEADLINE_EXCEEDED;
    };
  }
}
