package io.candor.ingest.fold;

/// Another fold of the same aggregate committed first. The work is rolled back and done again from
/// what is there now.
final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("Another fold was faster");
  }
}
