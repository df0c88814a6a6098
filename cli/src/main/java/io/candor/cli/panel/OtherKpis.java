package io.candor.cli.panel;

import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.Evidence.Status;
import io.candor.metrics.v1.HandleTime;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PolicyFigure;
import io.candor.metrics.v1.RateFigure;
import io.candor.metrics.v1.RepeatContact;

/// The KPIs that are no gate: attempt rate, containment, model CSAT, hand-over quality, policy,
/// times, repeats.
final class OtherKpis {
  private OtherKpis() {}

  static Table table(Panel panel) {
    Table table =
        new Table()
            .text("ARCHETYPE")
            .text("ATTEMPTED")
            .text("CONTAINED")
            .figure("MODEL CSAT")
            .text("CONTEXT LOSS")
            .text("TOLD BEFORE")
            .text("POLICY")
            .text("REFUNDS OK")
            .text("BOT TIME")
            .text("AGENT TIME")
            .text("REPEAT 7 D")
            .text("REPEAT 30 D");
    for (PanelRow row : panel.getRowsList()) {
      table.row(
          Cell.of(RowNames.of(row)),
          rate(row.getAttemptRate()),
          rate(row.getContainment()),
          Cell.of(
              row.getCsatModel().getScore().hasMean()
                  ? Figures.decimal(row.getCsatModel().getScore().getMean())
                  : Figures.ABSENT),
          contextLoss(row),
          rate(row.getRepeatState()),
          policy(row.getPolicy()),
          Cell.of(Rates.withCounts(row.getPolicy().getRefundAccuracy())),
          time(row.getBotHandleTime()),
          time(row.getEscalatedHandleTime()),
          repeat(row.getRepeatContact7D()),
          repeat(row.getRepeatContact30D()));
    }
    return table;
  }

  /// With how many of them the producer flagged, where it flags any.
  private static Cell contextLoss(PanelRow row) {
    RateFigure figure = row.getContextLoss();
    String text = marked(Rates.withCounts(figure.getRate()), figure.getStatus());
    long flagged = row.getContextLossFlaggedCount();
    return Cell.of(flagged == 0 ? text : text + ", " + flagged + " flagged");
  }

  private static Cell rate(RateFigure figure) {
    return Cell.of(marked(Rates.withCounts(figure.getRate()), figure.getStatus()));
  }

  private static Cell policy(PolicyFigure policy) {
    long pricing = policy.getRefundPricingCount();
    long other =
        policy.getWarrantyServiceCount()
            + policy.getProcessContactCount()
            + policy.getCapabilityOverreachCount();
    if (pricing + other == 0) {
      return Cell.of("0");
    }
    String text = "%d (01: %d)".formatted(pricing + other, pricing);
    return new Cell(text, pricing > 0 ? Ink::bad : Ink::warn);
  }

  private static Cell time(HandleTime figure) {
    if (!figure.getWeek().hasMean()) {
      return Cell.of(Figures.ABSENT);
    }
    String text = Figures.seconds(figure.getWeek().getMean());
    if (figure.hasDelta() && figure.getDelta().hasRatio()) {
      text += " x%.2f".formatted(figure.getDelta().getRatio());
    }
    return Cell.of(marked(text, figure.getStatus()));
  }

  private static Cell repeat(RepeatContact figure) {
    String text = Rates.withCounts(figure.getRate());
    if (figure.hasRatio()) {
      text += " x%.2f".formatted(figure.getRatio());
    }
    return Cell.of(marked(text, figure.getStatus()));
  }

  private static String marked(String text, Status status) {
    if (text.equals(Figures.ABSENT)) {
      return text;
    }
    return switch (status) {
      case INSUFFICIENT_DATA -> text + " ?";
      case PROVISIONAL -> text + " ~";
      case OK, STATUS_UNSPECIFIED, UNRECOGNIZED -> text;
    };
  }
}
