package io.candor.alert.incident;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.List;

/// What operators see of incidents.
@Singleton
final class IncidentMetrics {
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");

  private final LongCounter decisions;

  IncidentMetrics(Meter meter) {
    this.decisions =
        meter
            .counterBuilder("candor.alert.decisions")
            .setDescription("Changes of incidents, by the decision to tell somebody or not.")
            .build();
  }

  /// Counts changes that are kept.
  void decided(List<IncidentChange> changes) {
    for (IncidentChange change : changes) {
      NotifyDecision decision = change.event().decision();
      if (decision != null) {
        decisions.add(
            1,
            Attributes.of(
                KIND,
                change.after().finding().subject().kind().name(),
                REASON,
                decision.reason().name()));
      }
    }
  }
}
