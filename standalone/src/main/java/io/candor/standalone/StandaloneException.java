package io.candor.standalone;

import org.jspecify.annotations.Nullable;

/// The suite cannot start. The message is for people and is shown without a stack trace.
final class StandaloneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StandaloneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
