package io.candor.kit.grpc;

import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides the status that a failed call ends with, and logs it once.
final class ErrorMapper {
  private static final Logger log = LoggerFactory.getLogger(ErrorMapper.class);

  /// A status and the trailers that carry its details.
  record Mapped(Status status, Metadata trailers) {}

  /// @param status how the call was about to end, with what was thrown as its cause
  /// @param trailers of the method; kept
  Mapped map(Status status, Metadata trailers, String method) {
    com.google.rpc.Status mapped = statusOf(status, trailers);
    logOnce(mapped, status.getCause(), method);
    StatusRuntimeException sent = StatusProto.toStatusRuntimeException(mapped);
    Metadata details = sent.getTrailers();
    if (details != null) {
      trailers.discardAll(DETAILS);
      trailers.merge(details);
    }
    return new Mapped(sent.getStatus(), trailers);
  }

  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static com.google.rpc.Status statusOf(Status status, Metadata trailers) {
    @Nullable Throwable cause = status.getCause();
    if (cause != null) {
      if (!(cause instanceof CandorException) && CallDeadline.isOver()) {
        return deadlineExceeded();
      }
      Optional<com.google.rpc.Status> ownProtocol = protocolFailure(cause);
      return ownProtocol.orElseGet(() -> ErrorStatuses.toStatus(cause, RequestIds.current()));
    }
    com.google.rpc.Status sent = StatusProto.fromStatusAndTrailers(status, trailers);
    if (ErrorStatuses.detail(sent, ErrorInfo.class).isPresent()) {
      return sent;
    }
    // Made by the gRPC library: its text holds nothing of ours, its code is right.
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> deadlineExceeded();
      case UNKNOWN, INTERNAL -> ErrorStatuses.internal(RequestIds.current());
      default ->
          ErrorStatuses.withReason(
              Code.forNumber(status.getCode().value()),
              status.getCode().name(),
              status.getDescription() == null ? status.getCode().name() : status.getDescription());
    };
  }

  /// What reading a request throws: malformed bytes, or more than the limit after decompression.
  private static Optional<com.google.rpc.Status> protocolFailure(Throwable cause) {
    return cause instanceof RequestParseException failure
        ? Optional.of(ErrorStatuses.toStatus(failure.toCandorException()))
        : Optional.empty();
  }

  static com.google.rpc.Status deadlineExceeded() {
    return ErrorStatuses.toStatus(
        CandorException.of(KitReason.DEADLINE_EXCEEDED)
            .message("The deadline of the call has passed.")
            .build());
  }

  private static void logOnce(
      com.google.rpc.Status mapped, @Nullable Throwable cause, String method) {
    String reason = ErrorStatuses.errorInfo(mapped).map(ErrorInfo::getReason).orElse("");
    Code code = Code.forNumber(mapped.getCode());
    switch (code == null ? Code.UNKNOWN : code) {
      case INTERNAL, UNKNOWN, DATA_LOSS -> log.error("{} failed", method, cause);
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          log.warn("{} answered {} {}: {}", method, code, reason, describe(cause));
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          log.info("{} answered {} {}", method, code, reason);
      // Shedding is counted by the metrics; a line per refused call would add to the load.
      default -> log.debug("{} answered {} {}", method, code, reason);
    }
  }

  /// The types in the chain of causes: enough to see which store failed, without its text.
  private static String describe(@Nullable Throwable cause) {
    StringBuilder types = new StringBuilder();
    @Nullable Throwable link = cause;
    for (int depth = 0; link != null && depth < 5; depth++) {
      types.append(types.isEmpty() ? "" : " < ").append(link.getClass().getSimpleName());
      link = link.getCause();
    }
    return types.toString();
  }
}
