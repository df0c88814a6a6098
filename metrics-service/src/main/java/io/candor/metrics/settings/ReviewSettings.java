package io.candor.metrics.settings;

import java.time.Duration;

/// When reviews are due, and what is still worth telling.
///
/// @param dueHour hour of the Monday at which a review is due, in the workspace's zone, 0 to 23
/// @param notifyWithinDays findings whose last week ended longer ago are stored and shown only
public record ReviewSettings(int dueHour, int notifyWithinDays) {

  // 14 days: an import of history must page nobody.
  public static final ReviewSettings DEFAULT = new ReviewSettings(6, 14);

  public ReviewSettings {
    if (dueHour < 0 || dueHour > 23) {
      throw new IllegalArgumentException("due_hour: " + dueHour + " (expected: 0 to 23)");
    }
    Positive.check("notify_within_days", notifyWithinDays);
  }

  /// The same as a duration.
  public Duration notifyWithin() {
    return Duration.ofDays(notifyWithinDays);
  }
}
