package io.candor.classifier.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of the customer's account over time: plan, segment, region and its other
/// attributes, by lower-case name.
///
/// @param versions by start, oldest first
public record CustomerFacts(List<Version> versions) {
  /// Nothing is known.
  public static final CustomerFacts UNKNOWN = new CustomerFacts(List.of());

  /// The state from an instant on.
  ///
  /// @param start absent: since ever
  /// @param values by lower-case name
  public record Version(@Nullable Instant start, Map<String, String> values) {
    public Version {
      Map<String, String> lower = new TreeMap<>();
      values.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
      values = Map.copyOf(lower);
    }
  }

  public CustomerFacts {
    versions = List.copyOf(versions);
  }

  /// The state at a time; the earliest known one for a time before it.
  public Map<String, String> at(Instant time) {
    Map<String, String> state = versions.isEmpty() ? Map.of() : versions.getFirst().values();
    for (Version version : versions) {
      Instant start = version.start();
      if (start == null || !start.isAfter(time)) {
        state = version.values();
      }
    }
    return state;
  }
}
