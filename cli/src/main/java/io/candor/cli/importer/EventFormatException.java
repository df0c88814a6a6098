package io.candor.cli.importer;

/// A line that is no event. Names the field and the reason for people; neither holds a customer's
/// words.
final class EventFormatException extends Exception {
  private static final long serialVersionUID = 1;

  private final String field;

  /// @param field the path of the field, for example `survey.rating`; empty for the line as a whole
  EventFormatException(String field, String reason) {
    super(reason);
    this.field = field;
  }

  String field() {
    return field;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
