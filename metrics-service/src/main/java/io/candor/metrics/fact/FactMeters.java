package io.candor.metrics.fact;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import jakarta.inject.Singleton;

/// What operators see of the intake of facts.
@Singleton
final class FactMeters {
  private static final Attributes ACCEPTED = result("accepted");
  private static final Attributes REFUSED = result("refused");

  private final LongCounter facts;

  FactMeters(OpenTelemetry telemetry) {
    facts =
        telemetry
            .getMeter("io.candor.metrics.fact")
            .counterBuilder("candor.metrics.facts")
            .setDescription("Facts that were answered, older revisions among the accepted ones.")
            .build();
  }

  void answered(long accepted, long refused) {
    facts.add(accepted, ACCEPTED);
    facts.add(refused, REFUSED);
  }

  private static Attributes result(String result) {
    return Attributes.of(AttributeKey.stringKey("result"), result);
  }
}
