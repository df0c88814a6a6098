package io.candor.kit.grpc;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.grpc.Status;

/// The bytes of a request could not be read as a message.
final class RequestParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RequestParseException(RuntimeException cause) {
    super(cause);
  }

  /// Larger than the limit once decompressed, or not the bytes of such a message.
  CandorException toCandorException() {
    if (Status.fromThrowable(this).getCode() == Status.Code.RESOURCE_EXHAUSTED) {
      return CandorException.of(KitReason.REQUEST_TOO_LARGE)
          .message("The request is larger than this service takes.")
          .cause(this)
          .build();
    }
    return CandorException.of(KitReason.REQUEST_MALFORMED)
        .message("The bytes of the request are not a message of its type.")
        .field("", "must be the serialized form of the request message")
        .cause(this)
        .build();
  }
}
