package io.candor.cli.error;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.RequestInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines that tell of a failed call: first what happened, then each detail on a line of its
/// own.
public final class ErrorReport {
  private ErrorReport() {}

  public static List<String> lines(StatusRuntimeException failure) {
    Status status = StatusProto.fromThrowable(failure);
    List<String> lines = new ArrayList<>();
    String code = failure.getStatus().getCode().name();
    if (status == null || status.getDetailsCount() == 0) {
      lines.add(code + ": " + describe(failure));
      return lines;
    }
    lines.add(code + ": " + status.getMessage());
    for (Any detail : status.getDetailsList()) {
      lines.addAll(detail(detail));
    }
    return lines;
  }

  /// A failure without details comes from the transport: nobody listens, or it took too long.
  private static String describe(StatusRuntimeException failure) {
    String description = failure.getStatus().getDescription();
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE ->
          "the service cannot be reached ("
              + rootCause(failure, description)
              + "). Is the suite running? Start it with: candor up";
      case DEADLINE_EXCEEDED -> "no answer in time";
      case UNIMPLEMENTED -> "this suite does not offer that yet (" + description + ")";
      default -> description == null ? "no description" : description;
    };
  }

  /// "Connection refused" says more than the transport's "io exception".
  private static @Nullable String rootCause(Throwable failure, @Nullable String description) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == failure || cause.getMessage() == null ? description : cause.getMessage();
  }

  private static List<String> detail(Any detail) {
    List<String> lines = new ArrayList<>();
    try {
      if (detail.is(ErrorInfo.class)) {
        ErrorInfo info = detail.unpack(ErrorInfo.class);
        lines.add("  reason: " + info.getReason() + " (" + info.getDomain() + ")");
        for (Map.Entry<String, String> entry : info.getMetadataMap().entrySet()) {
          lines.add("  " + entry.getKey() + ": " + entry.getValue());
        }
      } else if (detail.is(BadRequest.class)) {
        detail
            .unpack(BadRequest.class)
            .getFieldViolationsList()
            .forEach(field -> lines.add("  " + field.getField() + ": " + field.getDescription()));
      } else if (detail.is(PreconditionFailure.class)) {
        detail
            .unpack(PreconditionFailure.class)
            .getViolationsList()
            .forEach(state -> lines.add("  " + state.getSubject() + ": " + state.getDescription()));
      } else if (detail.is(ResourceInfo.class)) {
        ResourceInfo resource = detail.unpack(ResourceInfo.class);
        lines.add("  " + resource.getResourceType() + ": " + resource.getResourceName());
      } else if (detail.is(RetryInfo.class)) {
        long millis = Durations.toMillis(detail.unpack(RetryInfo.class).getRetryDelay());
        lines.add("  try again in " + Math.max(1, (millis + 999) / 1000) + " s");
      } else if (detail.is(RequestInfo.class)) {
        lines.add("  request: " + detail.unpack(RequestInfo.class).getRequestId());
      }
    } catch (InvalidProtocolBufferException e) {
      lines.add("  (a detail of type " + detail.getTypeUrl() + " is not readable)");
    }
    return lines;
  }
}
