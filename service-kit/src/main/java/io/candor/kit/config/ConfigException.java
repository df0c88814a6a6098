package io.candor.kit.config;

/// The configuration does not allow a start. The message says which property and what was expected;
/// it is shown without a stack trace.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message property, value unless secret, and what was expected
  public ConfigException(String message) {
    super(message);
  }

  /// @param message as above
  /// @param cause for the log
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
