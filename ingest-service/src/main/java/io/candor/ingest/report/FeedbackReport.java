package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words of a customer outside a conversation.
///
/// @param rating on `scale`; `null`: unrated
public record FeedbackReport(
    String feedbackId,
    Source source,
    String verbatim,
    Instant time,
    @Nullable Double rating,
    Scale scale,
    @Nullable String accountId,
    @Nullable String customerId,
    @Nullable String productArea,
    @Nullable String appVersion,
    @Nullable String locale,
    @Nullable String uri)
    implements Report {

  /// Where the words come from.
  public enum Source {
    /// A satisfaction survey that is not about a conversation.
    CSAT,
    /// A net promoter survey.
    NPS,
    /// A review in an app store.
    APP_REVIEW,
    /// A ticket's own words.
    TICKET,
    /// A post in a community.
    COMMUNITY,
    /// Anything else.
    OTHER
  }

  @Override
  public AggregateId subject() {
    return new AggregateId(AggregateKind.FEEDBACK, feedbackId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(time);
  }
}
