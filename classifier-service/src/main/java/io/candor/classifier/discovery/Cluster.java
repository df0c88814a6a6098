package io.candor.classifier.discovery;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts that say the same thing.
///
/// @param members the oldest first, at least one
/// @param until the end of the time that was looked at
record Cluster(List<Verbatim> members, Instant until) {
  Cluster {
    members = List.copyOf(members);
  }

  List<String> texts() {
    return members.stream().map(Verbatim::text).distinct().toList();
  }

  int customerCount() {
    return customers(members);
  }

  Instant firstSeen() {
    return members.getFirst().time();
  }

  static int customers(List<Verbatim> verbatims) {
    return (int) verbatims.stream().map(Verbatim::customer).distinct().count();
  }

  /// The value that most members have; of equally frequent ones the first by name. Empty when no
  /// member has one.
  static String mostFrequent(List<String> values) {
    Map<String, Integer> counts = new HashMap<>();
    values.stream()
        .filter(value -> !value.isEmpty())
        .forEach(v -> counts.merge(v, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
