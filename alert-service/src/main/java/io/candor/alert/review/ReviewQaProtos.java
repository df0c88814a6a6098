package io.candor.alert.review;

import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaRate;
import io.candor.classifier.v1.QaReport;
import java.util.List;
import java.util.Locale;

/// What the reviews of conversations say, as sentences and cells of a review.
final class ReviewQaProtos {
  private static final double PERCENT = 100;

  /// Headings of the cells.
  static final List<String> HEADINGS =
      List.of("Class", "Found", "Confirmed", "Overruled", "Missed", "Precision", "Recall", "Rate");

  private ReviewQaProtos() {}

  /// `2026-W11: 12 of 20 items reviewed, 1 disputed, 2 overdue.`
  static String sentence(QaReport report) {
    String weeks =
        report.getFromWeek().equals(report.getToWeek())
            ? report.getFromWeek()
            : report.getFromWeek() + " to " + report.getToWeek();
    return "%s: %d of %d items reviewed, %d disputed, %d overdue."
        .formatted(
            weeks,
            report.getReviewedCount(),
            report.getItemCount(),
            report.getDisputedCount(),
            report.getOverdueCount());
  }

  /// The cells of a class.
  static String[] cells(QaClassReport report) {
    return new String[] {
      ReviewTextProtos.words(report.getPolicyClass()),
      Long.toString(report.getAutomaticCount()),
      Long.toString(report.getConfirmedCount()),
      Long.toString(report.getOverruledCount()),
      Long.toString(report.getMissedCount()),
      report.hasPrecision() ? rate(report.getPrecision()) : "",
      report.hasRecall() ? percent(report.getRecall()) : "",
      report.hasRate() ? rate(report.getRate()) : ""
    };
  }

  private static String rate(QaRate rate) {
    return "%s (%s to %s)"
        .formatted(percent(rate.getValue()), percent(rate.getLower()), percent(rate.getUpper()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }
}
