package io.candor.alert.testing;

import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentName;
import io.candor.alert.incident.IncidentState;
import io.candor.alert.incident.NotifyReason;
import io.candor.alert.notification.Notification;
import java.time.Instant;

/// Notifications for tests of senders.
public final class Notifications {
  private Notifications() {}

  /// The first notice of the login loop.
  public static Notification loginLoop() {
    return of(
        NotifyReason.FIRST_NOTICE,
        "Theme spike: Mobile, \"login loop\"",
        "Mobile CSAT verbatims referencing \"login loop\" up 4× this week (17 vs 4).");
  }

  /// One with texts of the test's own.
  public static Notification of(NotifyReason reason, String title, String sentence) {
    return new Notification(
        new IncidentName("default", "theme-spike-1"),
        3,
        reason,
        Instant.parse("2026-03-14T08:00:00Z"),
        new Notification.Headline(title, sentence),
        new Notification.Facts(
            FindingKind.THEME_SPIKE,
            Severity.P1,
            IncidentState.OPEN,
            "2026-W11",
            "",
            "mobile_app",
            "Mobile <team>"),
        "{\"reason\":\"" + reason + "\"}");
  }
}
