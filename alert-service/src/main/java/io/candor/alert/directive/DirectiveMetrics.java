package io.candor.alert.directive;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

/// What operators see of directives.
final class DirectiveMetrics {
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");

  private final LongCounter notices;

  DirectiveMetrics(Meter meter) {
    this.notices =
        meter
            .counterBuilder("candor.alert.directive.notices")
            .setDescription("Notices of directives to platforms and owners, by reason.")
            .build();
    // There from the start: the rate of a series that begins with its first event leaves that out.
    for (NoticeReason reason : NoticeReason.values()) {
      notices.add(0, Attributes.of(REASON, reason.name()));
    }
  }

  /// Counts a notice that was handed over.
  void told(NoticeReason reason) {
    notices.add(1, Attributes.of(REASON, reason.name()));
  }
}
