package io.candor.ingest.feedback;

import io.candor.ingest.feedback.Feedback.Score;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.Latest;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Computes the state of a feedback item from its events: a pure function of the set.
public final class FeedbackFold {

  // Source, words and time are in every report: the latest report has them all.
  private final Latest<FeedbackReport> latest = new Latest<>();
  private final Latest<Score> score = new Latest<>();
  private final Latest<String> accountId = new Latest<>();
  private final Latest<String> customerId = new Latest<>();
  private final Latest<String> productArea = new Latest<>();
  private final Latest<String> appVersion = new Latest<>();
  private final Latest<String> locale = new Latest<>();
  private final Latest<String> uri = new Latest<>();

  private FeedbackFold() {}

  /// The item; empty without events.
  public static Optional<Feedback> fold(String feedbackId, Collection<Event> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    FeedbackFold fold = new FeedbackFold();
    events.stream()
        .sorted(Comparator.comparing(Event::precedence))
        .forEach(event -> fold.take((FeedbackReport) event.report()));
    return Optional.of(fold.state(feedbackId));
  }

  private void take(FeedbackReport report) {
    latest.offer(report);
    score.offer(report.rating() == null ? null : new Score(report.rating(), report.scale()));
    accountId.offer(report.accountId());
    customerId.offer(report.customerId());
    productArea.offer(report.productArea());
    appVersion.offer(report.appVersion());
    locale.offer(report.locale());
    uri.offer(report.uri());
  }

  private Feedback state(String feedbackId) {
    FeedbackReport report = Objects.requireNonNull(latest.value());
    return new Feedback(
        feedbackId,
        report.source(),
        report.verbatim(),
        report.time(),
        score.value(),
        accountId.value(),
        customerId.value(),
        productArea.value(),
        appVersion.value(),
        locale.value(),
        uri.value());
  }
}
