package io.candor.metrics.fact;

/// The store cannot hold a fact of a batch, whatever is tried: a value is outside its range.
/// Nothing was written.
public final class FactRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FactRefusedException(Throwable cause) {
    super("The store refuses a fact of the batch", cause);
  }
}
