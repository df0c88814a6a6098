package io.candor.metrics.kpi;

import io.candor.metrics.statistics.RateDelta;
import java.util.Optional;

/// Whether a difference is there with a one-sided confidence. A confidence of zero asks for no
/// evidence.
final class Evidence {

  private Evidence() {}

  static boolean belowZero(Optional<RateDelta> delta, double confidence) {
    return delta.filter(d -> confidence == 0 || d.upperBound(confidence) < 0).isPresent();
  }
}
