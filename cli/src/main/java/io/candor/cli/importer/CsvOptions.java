package io.candor.cli.importer;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a CSV file is to be read.
///
/// @param kind what its rows are
/// @param columns field to header, as given by the user; others are guessed
/// @param constants field to value for every row, as given by the user
/// @param scaleMin lowest rating; null when the default scale 1 to 5 holds
/// @param scaleMax highest rating; null when the default scale 1 to 5 holds
/// @param timePattern pattern of `java.time.format.DateTimeFormatter`; null for ISO 8601 and its
///     common variants
/// @param zone zone of times without an offset
/// @param separator between cells
public record CsvOptions(
    CsvKind kind,
    Map<String, String> columns,
    Map<String, String> constants,
    @Nullable Double scaleMin,
    @Nullable Double scaleMax,
    @Nullable String timePattern,
    ZoneId zone,
    char separator) {

  /// The header of each field that the file has.
  ///
  /// @throws IllegalArgumentException with a text for people: a field or a header that does not
  ///     exist
  Map<String, String> resolve(List<String> fileHeaders) {
    Map<String, String> resolved = new HashMap<>();
    for (String field : kind.fields()) {
      String header = kind.guess(field, fileHeaders);
      if (header != null) {
        resolved.put(field, header);
      }
    }
    for (Map.Entry<String, String> column : columns.entrySet()) {
      requireField("--map", column.getKey());
      if (!fileHeaders.contains(column.getValue())) {
        throw new IllegalArgumentException(
            "--map: no column '%s' (the file has: %s)"
                .formatted(column.getValue(), String.join(", ", fileHeaders)));
      }
      resolved.put(column.getKey(), column.getValue());
    }
    constants.keySet().forEach(field -> requireField("--set", field));
    constants.keySet().forEach(resolved::remove);
    for (String field : kind.required()) {
      if (!resolved.containsKey(field) && !constants.containsKey(field)) {
        throw new IllegalArgumentException(
            "no column for %s (the file has: %s); name it with --map %s=COLUMN"
                .formatted(field, String.join(", ", fileHeaders), field));
      }
    }
    return resolved;
  }

  private void requireField(String option, String field) {
    if (!kind.knows(field)) {
      throw new IllegalArgumentException(
          "%s: unknown field '%s' (expected: %s)"
              .formatted(option, field, String.join(", ", kind.fields())));
    }
  }
}
