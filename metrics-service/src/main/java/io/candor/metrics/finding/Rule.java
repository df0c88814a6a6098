package io.candor.metrics.finding;

import java.util.List;

/// Judges every week of a deployment for the findings of one kind (or of kinds that exclude each
/// other).
interface Rule {

  /// The judgements of all weeks; those of one key in the order of their weeks, one per week.
  List<Judgement> judge(History history);
}
