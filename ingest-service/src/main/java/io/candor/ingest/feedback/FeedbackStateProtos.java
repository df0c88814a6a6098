package io.candor.ingest.feedback;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.EnumProtos;
import io.candor.ingest.event.EventProtos;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.fold.FoldedState;
import io.candor.ingest.fold.KindFold;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds feedback from stored events to stored states.
@Singleton
final class FeedbackStateProtos implements KindFold {

  @Override
  public AggregateKind kind() {
    return AggregateKind.FEEDBACK;
  }

  @Override
  public Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now) {
    return FeedbackFold.fold(id, events.stream().map(EventProtos::parse).toList())
        .map(state -> state(toProto(workspace, state)));
  }

  private static FoldedState state(io.candor.ingest.v1.Feedback resource) {
    return new FoldedState(
        EventProtos.canonicalBytes(resource),
        revision ->
            Record.newBuilder()
                .setName(resource.getName())
                .setRevision(revision)
                .setFeedback(resource.toBuilder().setRevision(revision))
                .build()
                .toByteArray(),
        null);
  }

  /// The resource without its revision.
  private static io.candor.ingest.v1.Feedback toProto(String workspace, Feedback feedback) {
    io.candor.ingest.v1.Feedback.Builder resource =
        io.candor.ingest.v1.Feedback.newBuilder()
            .setName(new ResourceName(workspace, "feedback", feedback.feedbackId()).toString())
            .setFeedbackId(feedback.feedbackId())
            .setSource(EnumProtos.toProto(feedback.source()))
            .setVerbatim(feedback.verbatim())
            .setTime(ValueProtos.timestamp(feedback.time()))
            .setAccountId(orEmpty(feedback.accountId()))
            .setCustomerId(orEmpty(feedback.customerId()))
            .setProductArea(orEmpty(feedback.productArea()))
            .setAppVersion(orEmpty(feedback.appVersion()))
            .setLocale(orEmpty(feedback.locale()))
            .setUri(orEmpty(feedback.uri()));
    if (feedback.score() != null) {
      resource
          .setRating(feedback.score().rating())
          .setScale(ValueProtos.scale(feedback.score().scale()));
    }
    return resource.build();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
