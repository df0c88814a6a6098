package io.candor.metrics.counter;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Amounts by currency as the flat `jsonb` object that the tables hold: `{"USD": 1822390000}`.
public final class JdbcAmounts {
  // ISO 4217 codes and whole numbers need no escapes, so no JSON library is needed either.
  private static final Pattern ENTRY = Pattern.compile("\"([A-Z]{3})\": ?(-?[0-9]+)");

  private JdbcAmounts() {}

  /// The text of the object; currencies must be ISO 4217 codes.
  public static String format(Map<String, Long> micros) {
    return micros.entrySet().stream()
        .map(amount -> "\"%s\": %d".formatted(amount.getKey(), amount.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// Reads the text of the object.
  public static Map<String, Long> parse(String json) {
    Map<String, Long> amounts = new TreeMap<>();
    Matcher matcher = ENTRY.matcher(json);
    while (matcher.find()) {
      amounts.put(matcher.group(1), Long.valueOf(matcher.group(2)));
    }
    return amounts;
  }
}
