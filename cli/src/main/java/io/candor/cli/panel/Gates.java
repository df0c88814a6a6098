package io.candor.cli.panel;

import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.CsatFigure;
import io.candor.metrics.v1.Rate;

/// One of the three CSATs that gate a deflection rate.
final class Gates {
  private Gates() {}

  /// `84.2% +7.1 [-2,+16] n=114`; without a delta only the pooled rate. `?` marks too few answers,
  /// `~` a week whose answers are not all in.
  static Cell cell(CsatFigure gate) {
    Rate pooled = gate.getRolling();
    if (!pooled.hasValue()) {
      return Cell.of(Figures.ABSENT);
    }
    StringBuilder text = new StringBuilder(Figures.percent(pooled.getValue()));
    if (gate.hasDelta()) {
      text.append(
          " %s [%+.0f,%+.0f]"
              .formatted(
                  Figures.points(gate.getDelta().getPoints()),
                  gate.getDelta().getLower(),
                  gate.getDelta().getUpper()));
    }
    text.append(" n=").append(pooled.getDenominator());
    return switch (gate.getStatus()) {
      case INSUFFICIENT_DATA -> new Cell(text.append(" ?").toString(), Ink::dim);
      case PROVISIONAL -> new Cell(text.append(" ~").toString(), Ink::dim);
      case OK, STATUS_UNSPECIFIED, UNRECOGNIZED ->
          switch (gate.getTrip()) {
            case ROLLBACK -> new Cell(text.toString(), Ink::bad);
            case REVIEW -> new Cell(text.toString(), Ink::warn);
            case TRIP_UNSPECIFIED, UNRECOGNIZED -> Cell.of(text.toString());
          };
    };
  }
}
