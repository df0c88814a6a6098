package io.candor.stores;

/// An embedded store could not be started, prepared or stopped; the message says which directory or
/// port is concerned and what to do.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }
}
