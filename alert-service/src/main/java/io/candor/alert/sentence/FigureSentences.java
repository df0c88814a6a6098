package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.WeekFigure.Measured;
import io.candor.alert.finding.WeekFigure.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sentences about handoffs, handle times and repeat contact.
final class FigureSentences {
  private FigureSentences() {}

  /// `Agents had to ask the customer again in 9.7 % of 113 escalations of Helpbot on billing
  /// dispute in week 2026-W13 (target below 5 %).`
  static String contextLoss(Finding finding) {
    return "Agents had to ask the customer again in " + share(finding, "escalation");
  }

  /// `Customers had to say again what they had told the bot in 10.6 % of 113 escalations …`.
  static String repeatState(Finding finding) {
    return "Customers had to say again what they had told the bot in "
        + share(finding, "escalation");
  }

  /// `7-day repeat contact of Helpbot on shipping policy is 1.33 × baseline in week 2026-W12
  /// (12.4 % against 9.3 %, limit 1.1 ×, 214 conversations).`
  static String repeatContact(Finding finding) {
    String window = window(finding);
    String days = window.isEmpty() ? "Repeat contact" : window + "-day repeat contact";
    return ratio(finding, days, "conversation", false);
  }

  /// `Escalated handle time of Helpbot on returns is 1.21 × baseline in week 2026-W13 (742 s
  /// against 614 s, limit 1.1 ×, 113 conversations).`
  static String escalatedHandleTime(Finding finding) {
    return ratio(finding, "Escalated handle time", "conversation", true);
  }

  /// `Bot handle time of Helpbot on order status rose two weeks running, to 210 s in week
  /// 2026-W15 (from 144 s, 78 conversations).`
  static String botHandleTime(Finding finding) {
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    List<String> parts = new ArrayList<>();
    if (measured != null) {
      Double reference = measured.reference();
      if (reference != null) {
        parts.add("from " + Numbers.seconds(reference));
      }
      Clauses.sample(measured, "conversation").ifPresent(parts::add);
    }
    return "Bot handle time"
        + Names.where(finding.subject().scope())
        + " rose two weeks running"
        + (value == null ? "" : ", to " + Numbers.seconds(value))
        + Clauses.when(finding)
        + Clauses.bracketed(parts)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  private static String share(Finding finding, String noun) {
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    String share = value == null ? "too many" : Numbers.percent(value) + " of";
    String all =
        measured == null || measured.sampleSize() == 0 || value == null
            ? " " + noun + "s"
            : " " + Numbers.count(measured.sampleSize(), noun);
    List<String> parts = new ArrayList<>();
    Double threshold = threshold(measured, Unit.FRACTION);
    if (threshold != null) {
      parts.add("target below " + Numbers.percent(threshold));
    }
    return share
        + all
        + Names.where(finding.subject().scope())
        + Clauses.when(finding)
        + Clauses.bracketed(parts)
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  private static String ratio(Finding finding, String figure, String noun, boolean inSeconds) {
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    Double reference = measured == null ? null : measured.reference();
    List<String> parts = new ArrayList<>();
    String size = " is above its limit";
    if (value != null && reference != null && reference > 0) {
      size = " is " + Numbers.factor(value / reference) + " baseline";
      parts.add(amount(value, inSeconds) + " against " + amount(reference, inSeconds));
    }
    Double limit = threshold(measured, Unit.RATIO);
    if (limit != null) {
      parts.add("limit " + Numbers.factor(limit));
    }
    if (measured != null) {
      Clauses.sample(measured, noun).ifPresent(parts::add);
    }
    return figure
        + Names.where(finding.subject().scope())
        + size
        + Clauses.when(finding)
        + Clauses.bracketed(parts)
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  private static String amount(double value, boolean inSeconds) {
    return inSeconds ? Numbers.seconds(value) : Numbers.percent(value);
  }

  private static @Nullable Double threshold(@Nullable Measured measured, Unit unit) {
    return measured != null && measured.unit() == unit ? measured.threshold() : null;
  }

  private static String window(Finding finding) {
    String window = finding.subject().window() + " " + finding.subject().metric();
    return window.contains("30") ? "30" : window.contains("7") ? "7" : "";
  }
}
