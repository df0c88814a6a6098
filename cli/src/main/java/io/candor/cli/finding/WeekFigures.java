package io.candor.cli.finding;

import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.cli.terminal.Figures;

/// The figure of one week of a finding in few words.
public final class WeekFigures {
  private WeekFigures() {}

  public static String text(WeekFigure figure) {
    if (figure.hasVolume()) {
      return volume(figure.getVolume());
    }
    return figure.hasMeasured() ? measured(figure.getMeasured()) : Figures.ABSENT;
  }

  private static String volume(VolumeFigure volume) {
    String text =
        "%s low, last week %s, four weeks earlier %s"
            .formatted(
                Figures.count(volume.getSeenCount()),
                Figures.count(volume.getLastWeekCount()),
                Figures.count(volume.getFourWeeksEarlierCount()));
    return volume.hasRatio() ? text + " (x%.1f)".formatted(volume.getRatio()) : text;
  }

  private static String measured(MeasuredFigure measured) {
    StringBuilder text = new StringBuilder();
    if (measured.hasDelta()) {
      text.append(amount(measured.getDelta(), measured.getUnit(), true));
    } else if (measured.hasValue()) {
      text.append(amount(measured.getValue(), measured.getUnit(), false));
    }
    if (measured.hasDeltaLower() && measured.hasDeltaUpper()) {
      text.append(
          " [%s, %s]"
              .formatted(
                  amount(measured.getDeltaLower(), measured.getUnit(), true),
                  amount(measured.getDeltaUpper(), measured.getUnit(), true)));
    }
    if (measured.hasThreshold()) {
      text.append(", line ").append(amount(measured.getThreshold(), measured.getUnit(), false));
    }
    return text.append(", n=").append(Figures.count(measured.getSampleSize())).toString();
  }

  private static String amount(double value, MeasuredFigure.Unit unit, boolean signed) {
    return switch (unit) {
      case FRACTION -> signed ? Figures.points(value * 100) + " points" : Figures.percent(value);
      case POINTS -> Figures.points(value) + (signed ? "" : " points");
      case SECONDS -> (signed && value > 0 ? "+" : "") + Math.round(value) + "s";
      case COUNT -> Figures.count(Math.round(value));
      case RATIO -> "x" + Figures.decimal(value);
      case INDEX, UNIT_UNSPECIFIED, UNRECOGNIZED -> Figures.decimal(value);
    };
  }
}
