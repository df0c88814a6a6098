package io.candor.cli;

import java.util.Arrays;
import java.util.Locale;

/// Values of the contracts' enums on the command line: `csat_rollback` or `CSAT_ROLLBACK`.
public final class Enums {
  private Enums() {}

  /// The value that the text names; the zero value, which means any, for an empty text.
  public static <E extends Enum<E>> E parse(
      CandorCommand candor, String option, Class<E> type, String text) {
    E[] values = type.getEnumConstants();
    if (text.isEmpty()) {
      return values[0];
    }
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    // The first is unspecified, the last unrecognized.
    for (E value : Arrays.copyOfRange(values, 1, values.length - 1)) {
      if (value.name().equals(wanted)) {
        return value;
      }
    }
    String expected =
        String.join(
            ", ",
            Arrays.stream(values, 1, values.length - 1)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    throw candor.usage("%s: '%s' (expected: %s)".formatted(option, text, expected));
  }

  /// `CSAT_ROLLBACK` as `csat rollback`.
  public static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
