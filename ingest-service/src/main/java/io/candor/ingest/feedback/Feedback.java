package io.candor.ingest.feedback;

import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.Scale;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words of a customer outside a conversation.
///
/// @param verbatim masked
/// @param score the rating and its scale; `null`: unrated
public record Feedback(
    String feedbackId,
    FeedbackReport.Source source,
    String verbatim,
    Instant time,
    @Nullable Score score,
    @Nullable String accountId,
    @Nullable String customerId,
    @Nullable String productArea,
    @Nullable String appVersion,
    @Nullable String locale,
    @Nullable String uri) {

  /// A rating never parts from the scale it was given on.
  public record Score(double rating, Scale scale) {}
}
