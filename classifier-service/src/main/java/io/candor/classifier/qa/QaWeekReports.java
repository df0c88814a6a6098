package io.candor.classifier.qa;

import io.candor.kit.lease.Lease;
import java.time.Clock;

/// Hands on what the reviews of each week say: a week at once when a verdict on it is given, and
/// the last weeks now and then, for what is drawn, flagged and overdue in them. Weeks that are
/// older and that nobody reviews say nothing new. Thread-safe.
final class QaWeekReports {
  // The week that runs, and the four that a weekly review can look back on.
  private static final int WEEKS = 5;

  private final QaSelection selection;
  private final QaStore store;
  private final QaRecords records;
  private final QaConfig config;
  private final Clock clock;

  QaWeekReports(
      QaSelection selection, QaStore store, QaRecords records, QaConfig config, Clock clock) {
    this.selection = selection;
    this.store = store;
    this.records = records;
    this.config = config;
    this.clock = clock;
  }

  /// Hands on one week; nothing for a week without conversations.
  void tell(String workspace, QaWeek week) {
    QaSelection.Selected selected = selection.of(workspace, new QaSelection.Weeks(week, week));
    if (!selected.strata().isEmpty()) {
      QaFigures figures = QaEstimate.of(selected, clock.instant());
      records.tell(workspace, week.toString(), QaReportProtos.serialised(week, figures));
    }
  }

  /// Hands on the last weeks of every workspace, under the lease of the job.
  void tellLast(Lease lease) {
    QaWeek current = QaWeek.of(clock.instant(), config.zone());
    for (String workspace : store.workspaces()) {
      for (int back = 0; back < WEEKS; back++) {
        tell(workspace, current.minusWeeks(back));
      }
      if (!lease.renew()) {
        return; // another replica goes on
      }
    }
  }
}
