package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;

/// Why a baseline cannot be taken.
final class BaselineFailures {
  private BaselineFailures() {}

  static CandorException invalid(String field, String message) {
    return CandorException.of(MetricsReason.BASELINE_INVALID)
        .message(message)
        .field(field, message)
        .build();
  }
}
