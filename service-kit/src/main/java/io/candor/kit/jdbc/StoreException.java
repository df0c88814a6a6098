package io.candor.kit.jdbc;

/// The database failed. The edge answers `UNAVAILABLE` if it is away or rolled back, else it is a
/// bug and answers `INTERNAL`.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message what was tried, without values
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
