package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An answer to a survey. The same survey id under another event is an update, also of the
/// conversation that the answer belongs to.
///
/// @param rating on `scale`, within its ends
public record SurveyReport(
    String surveyId,
    String conversationId,
    Kind kind,
    double rating,
    Scale scale,
    @Nullable String verbatim,
    @Nullable Instant sendTime,
    Instant answerTime)
    implements Report {

  /// When a survey asks.
  public enum Kind {
    /// At the resolution.
    RESOLUTION,
    /// Days later.
    DELAYED
  }

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.concat(Stream.ofNullable(sendTime), Stream.of(answerTime));
  }
}
