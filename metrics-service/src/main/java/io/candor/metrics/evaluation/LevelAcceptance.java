package io.candor.metrics.evaluation;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;

/// Accepts falls as new levels.
interface LevelAcceptance {

  /// Accepts the level of a finding; what is accepted already stays as it is.
  ///
  /// @return the week in which the finding ends
  /// @throws CandorException FINDING_NOT_FOUND, LEVEL_NOT_ACCEPTABLE
  IsoWeek accept(ResourceName finding, String author, String reason);
}
