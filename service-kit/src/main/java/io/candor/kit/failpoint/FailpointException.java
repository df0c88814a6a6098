package io.candor.kit.failpoint;

/// The failure that a failpoint was told to raise; only tests ever see it.
public final class FailpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailpointException(String name) {
    super("failpoint " + name);
  }
}
