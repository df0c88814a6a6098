package io.candor.metrics.finding;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import java.util.ArrayList;
import java.util.List;

/// Goes over lines and weeks for rules that judge a week without remembering what they said of the
/// week before.
final class EachWeek {

  private EachWeek() {}

  /// Says what one week of one line is; weeks without conversations are not asked for.
  interface Verdict {
    Judgement.Outcome of(Line line, IsoWeek week);
  }

  static List<Judgement> judge(
      History history, List<Line> lines, FindingKind kind, String detail, Verdict verdict) {
    List<Judgement> judgements = new ArrayList<>();
    for (Line line : lines) {
      FindingKey key = new FindingKey(kind, history.scope(line), detail);
      for (IsoWeek week : history.weeks()) {
        Judgement.Outcome outcome =
            history.isEmpty(line, Cut.WHOLE, week) ? Judgement.NOT_JUDGED : verdict.of(line, week);
        judgements.add(new Judgement(key, week, outcome));
      }
    }
    return judgements;
  }
}
