package io.candor.alert.group;

import io.candor.alert.route.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of a message about a group. Pure.
///
/// @param title a headline of at most 150 characters
/// @param sentence how many incidents stand where
record GroupText(String title, String sentence) {
  private static final int MAX_TITLE = 150;

  /// The words.
  ///
  /// @param count how many incidents the message is about
  /// @param first the headline and the sentence of the most urgent of them
  static GroupText of(
      IncidentGroup group, Standing standing, TellReason reason, long count, GroupText first) {
    if (count == 1) {
      return first; // Of one incident nothing is to be summed up.
    }
    String title = count + " incidents" + labels(group.labels());
    return new GroupText(
        title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE - 1) + "…",
        sentence(standing, reason, count, first));
  }

  private static String sentence(
      Standing standing, TellReason reason, long count, GroupText first) {
    if (reason == TellReason.OVER) {
      return String.format(Locale.ROOT, "All %,d incidents are over.", count);
    }
    List<String> parts = new ArrayList<>();
    add(parts, standing.openCount(), "open");
    add(parts, standing.acknowledgedCount(), "acknowledged");
    add(parts, standing.overCount(), "over");
    return "%s: %s. Most urgent: %s"
        .formatted(
            reason == TellReason.REPEATED ? "Still" : "Now",
            String.join(", ", parts),
            first.sentence());
  }

  private static void add(List<String> parts, long count, String state) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, state));
    }
  }

  private static String labels(Map<Grouping.Field, String> labels) {
    List<String> parts = new ArrayList<>();
    for (Grouping.Field field : Grouping.Field.values()) {
      String value = labels.getOrDefault(field, "");
      if (!value.isEmpty()) {
        parts.add(words(field.name()) + " " + value);
      }
    }
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
