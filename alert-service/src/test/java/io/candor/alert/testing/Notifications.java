package io.candor.alert.testing;

import io.candor.alert.finding.Severity;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notification.Topic;
import java.time.Instant;
import java.util.List;

/// Notifications for tests of senders.
public final class Notifications {
  private Notifications() {}

  /// The first notice of the login loop.
  public static Notification loginLoop() {
    return of(
        Event.INCIDENT_OPENED,
        "Theme spike: Mobile, \"login loop\"",
        "Mobile CSAT verbatims referencing \"login loop\" up 4× this week (17 vs 4).");
  }

  /// One with texts of the test's own.
  public static Notification of(Event event, String title, String sentence) {
    return new Notification(
        "msg_default_theme-spike-1_3",
        new Topic("default", Topic.INCIDENTS, "theme-spike-1"),
        3,
        event,
        Instant.parse("2026-03-14T08:00:00Z"),
        new Notification.Headline(title, sentence),
        new Notification.Facts(
            "THEME_SPIKE", Severity.P1, "OPEN", "2026-W11", "", "mobile_app", "Mobile <team>"),
        null,
        List.of(),
        "{\"event\":\"" + event + "\"}");
  }
}
