package io.candor.cli.importer;

/// Why a line was refused.
///
/// @param field the path of the wrong field, for example `survey.rating`; empty for the line as a
///     whole
/// @param reason for people
record Refusal(String field, String reason) {
  static Refusal of(EventFormatException e) {
    return new Refusal(e.field(), e.reason());
  }

  String text() {
    return field.isEmpty() ? reason : field + ": " + reason;
  }
}
