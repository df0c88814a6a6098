package io.candor.alert.review;

import io.candor.alert.v1.ReviewDeflection;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Plots of a review as inline SVG, one row per archetype.
final class ReviewPlotProtos {
  private static final int LABEL = 150;
  private static final int WIDTH = 620;
  private static final int ROW = 24;
  private static final int PLOT = WIDTH - LABEL - 20;
  // CSAT deltas beyond this many points are drawn at the edge; the table has the figure.
  private static final double MAX_POINTS = 15;

  private ReviewPlotProtos() {}

  /// Deflection of each archetype over its band, with the period before as a tick.
  static String deflection(ReviewDeployment deployment) {
    List<ReviewRow> rows = deployment.getRowsList();
    StringBuilder svg = open("Deflection by archetype, with its band", rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ReviewDeflection deflection = rows.get(i).getDeflection();
      int y = i * ROW;
      label(svg, ReviewTextProtos.row(rows.get(i)), y);
      if (deflection.hasBandLow() && deflection.hasBandHigh()) {
        rect(svg, "band", x(deflection.getBandLow()), x(deflection.getBandHigh()), y + 2, ROW - 4);
      }
      ReviewFigure rate = deflection.getRate();
      if (rate.hasValue()) {
        rect(svg, "bar", x(0), x(rate.getValue()), y + 7, ROW - 14);
      }
      if (rate.hasPreviousValue()) {
        rect(
            svg,
            "before",
            x(rate.getPreviousValue()) - 1,
            x(rate.getPreviousValue()) + 1,
            y + 4,
            ROW - 8);
      }
    }
    return close(svg);
  }

  /// Change of a CSAT against its baseline with its 95 % interval, in points.
  static String csat(
      ReviewDeployment deployment, String title, Function<ReviewDeflection, ReviewFigure> csat) {
    List<ReviewRow> rows = deployment.getRowsList();
    StringBuilder svg = open(title, rows.size());
    for (double line : new double[] {-4, -2, 0}) {
      double at = points(line);
      rect(svg, line == 0 ? "zero" : "line", at, at + 1, 0, rows.size() * ROW);
    }
    for (int i = 0; i < rows.size(); i++) {
      int y = i * ROW;
      label(svg, ReviewTextProtos.row(rows.get(i)), y);
      ReviewFigure figure = csat.apply(rows.get(i).getDeflection());
      if (!figure.hasDelta()) {
        continue;
      }
      if (figure.hasDeltaLower() && figure.hasDeltaUpper()) {
        rect(
            svg,
            "interval",
            points(figure.getDeltaLower()),
            points(figure.getDeltaUpper()),
            y + ROW / 2 - 1,
            3);
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>",
              figure.getOutside() ? "bad" : "dot",
              points(figure.getDelta()),
              y + ROW / 2));
    }
    return close(svg);
  }

  private static StringBuilder open(String title, int rows) {
    return new StringBuilder(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\"><title>%s</title>",
            WIDTH,
            Math.max(1, rows) * ROW,
            WIDTH,
            ReviewPageProtos.escape(title)));
  }

  private static String close(StringBuilder svg) {
    return svg.append("</svg>").toString();
  }

  private static void label(StringBuilder svg, String text, int y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
            LABEL - 8,
            y + ROW / 2 + 4,
            ReviewPageProtos.escape(text)));
  }

  private static void rect(
      StringBuilder svg, String style, double from, double to, int y, int height) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
            style,
            from,
            y,
            Math.max(0.5, to - from),
            height));
  }

  private static double x(double fraction) {
    return LABEL + Math.clamp(fraction, 0.0, 1.0) * PLOT;
  }

  private static double points(double points) {
    return LABEL
        + (Math.clamp(points, -MAX_POINTS, MAX_POINTS) + MAX_POINTS) / (2 * MAX_POINTS) * PLOT;
  }
}
