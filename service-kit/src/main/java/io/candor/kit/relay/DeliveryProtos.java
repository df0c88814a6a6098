package io.candor.kit.relay;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.kit.error.ErrorStatuses;
import java.time.Duration;
import java.util.List;

/// Reads the answer of a batch call: one `google.rpc.Status` per record, in the order of the
/// request.
public final class DeliveryProtos {

  private DeliveryProtos() {}

  /// What the statuses say. OK is accepted; a status that the same record will meet again is a
  /// rejection; one that may pass is a retry, after the delay of its `RetryInfo` if it has one.
  public static List<Delivery> fromStatuses(List<Status> statuses) {
    return statuses.stream().map(DeliveryProtos::fromStatus).toList();
  }

  private static Delivery fromStatus(Status status) {
    Code code = Code.forNumber(status.getCode());
    // A code of a later release: nothing is known, so nothing is given up.
    Code known = code == null ? Code.UNKNOWN : code;
    String reason =
        ErrorStatuses.errorInfo(status).map(info -> info.getReason()).orElse(known.name());
    return switch (known) {
      case OK -> new Delivery.Accepted();
      case INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          PERMISSION_DENIED ->
          new Delivery.Rejected(reason);
      case UNAVAILABLE,
          RESOURCE_EXHAUSTED,
          ABORTED,
          DEADLINE_EXCEEDED,
          CANCELLED,
          INTERNAL,
          UNKNOWN,
          DATA_LOSS,
          UNAUTHENTICATED,
          UNIMPLEMENTED,
          UNRECOGNIZED ->
          new Delivery.Retry(ErrorStatuses.retryDelay(status).orElse(Duration.ZERO), reason);
    };
  }
}
