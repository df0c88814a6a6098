package io.candor.alert.review;

import com.google.type.Date;
import io.candor.alert.v1.ActionItem;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewRow;
import java.util.Locale;

/// Figures and words of a review as texts, the same in every format.
final class ReviewTextProtos {
  /// What stands for a figure without data.
  static final String NOTHING = "–";

  private ReviewTextProtos() {}

  /// A figure with its sample size: `52.0 % (n 340)`; marked when it may not be judged yet.
  static String figure(ReviewFigure figure) {
    if (!figure.hasValue()) {
      return NOTHING;
    }
    return value(figure, figure.getValue())
        + " (n "
        + figure.getSampleSize()
        + ")"
        + status(figure);
  }

  /// A delta against the reference with its interval: `−8.3 (−13.5 to −3.3)`.
  static String delta(ReviewFigure figure) {
    if (!figure.hasDelta()) {
      return NOTHING;
    }
    String interval =
        figure.hasDeltaLower() && figure.hasDeltaUpper()
            ? " (" + signed(figure.getDeltaLower()) + " to " + signed(figure.getDeltaUpper()) + ")"
            : "";
    return signed(figure.getDelta()) + interval + status(figure);
  }

  /// A value in the unit of its figure.
  static String value(ReviewFigure figure, double value) {
    return switch (figure.getUnit()) {
      case FRACTION -> number(value * 100) + " %";
      case SECONDS -> number(value) + " s";
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case RATING -> String.format(Locale.ROOT, "%.2f", value);
      case UNIT_UNSPECIFIED, UNRECOGNIZED -> number(value);
    };
  }

  /// `billing dispute`, `long tail`, `all`.
  static String row(ReviewRow row) {
    return row.getArchetypeId().isEmpty()
        ? "all"
        : row.getArchetypeId().replaceAll("[()]", "").replace('_', ' ');
  }

  /// `2026-05-11`; empty for no date.
  static String date(Date date) {
    return date.getYear() == 0
        ? ""
        : String.format(
            Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonth(), date.getDay());
  }

  /// `open, overdue`.
  static String state(ActionItem item) {
    return item.getState().name().toLowerCase(Locale.ROOT) + (item.getOverdue() ? ", overdue" : "");
  }

  /// `NOT_A_WIN` as `not a win`.
  static String words(Enum<?> value) {
    return value.name().endsWith("UNSPECIFIED")
        ? ""
        : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// An id for people.
  static String words(String id) {
    return id.replace('_', ' ');
  }

  private static String status(ReviewFigure figure) {
    return switch (figure.getStatus()) {
      case PROVISIONAL -> " provisional";
      case INSUFFICIENT_DATA -> " too few";
      case OK, STATUS_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static String signed(double value) {
    return (value < 0 ? "−" : "+") + number(Math.abs(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
