package io.candor.cli.error;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/// The service cannot be reached or has refused the stream as a whole. Events without an answer may
/// or may not have arrived; to import the file again is safe.
public final class FailedCallException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient StatusRuntimeException failure;

  public FailedCallException(StatusRuntimeException failure) {
    super(Status.fromThrowable(failure).getCode().name(), failure);
    this.failure = failure;
  }

  public StatusRuntimeException failure() {
    return failure;
  }
}
