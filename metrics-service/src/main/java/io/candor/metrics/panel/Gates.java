package io.candor.metrics.panel;

import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.Status;
import java.util.stream.Stream;

/// The three satisfactions that gate a deflection.
///
/// @param resolution KPI 4
/// @param delayed KPI 5
/// @param handoff KPI 8
public record Gates(CsatGate resolution, CsatGate delayed, CsatGate handoff) {

  /// The delayed answers of the week may still come: what is said may change.
  public boolean provisional() {
    return delayed.status() == Status.PROVISIONAL;
  }

  Stream<CsatGate> all() {
    return Stream.of(resolution, delayed, handoff);
  }
}
