package io.candor.cli.operations;

/// The suite has not worked everything through in time. The message is for people.
public final class DrainException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DrainException(String message) {
    super(message);
  }
}
