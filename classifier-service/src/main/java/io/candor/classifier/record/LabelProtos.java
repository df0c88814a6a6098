package io.candor.classifier.record;

import io.candor.classifier.labelling.TextLabels;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.Sentiment;
import org.jspecify.annotations.Nullable;

/// Labels as messages of the fact contract.
final class LabelProtos {
  private LabelProtos() {}

  /// @param mood whose feeling counts: the text's own, or that of a conversation's last turn
  static Classification toProto(TextLabels labels, TextLabels mood) {
    Classification.Builder proto = Classification.newBuilder();
    Label area = toProto(labels.area());
    if (area != null) {
      proto.setArea(area);
    }
    labels
        .themes()
        .forEach(
            theme -> {
              Label label = toProto(theme);
              if (label != null) {
                proto.addThemes(label);
              }
            });
    io.candor.classifier.labelling.Sentiment sentiment = mood.sentiment();
    if (sentiment != null) {
      proto.setSentiment(
          Sentiment.newBuilder()
              .setPolarity(toProto(sentiment.polarity()))
              .setScore(sentiment.score())
              .setConfidence(sentiment.confidence()));
    }
    return proto.build();
  }

  static @Nullable Label toProto(io.candor.classifier.labelling.@Nullable Label label) {
    return label == null
        ? null
        : Label.newBuilder()
            .setId(label.id())
            .setConfidence(label.confidence())
            .setSource(
                switch (label.source()) {
                  case PRODUCER -> Label.Source.PRODUCER;
                  case MODEL -> Label.Source.MODEL;
                  case PERSON -> Label.Source.PERSON;
                })
            .setHeadVersion(label.headVersion())
            .build();
  }

  private static Sentiment.Polarity toProto(
      io.candor.classifier.labelling.Sentiment.Polarity polarity) {
    return switch (polarity) {
      case NEGATIVE -> Sentiment.Polarity.NEGATIVE;
      case NEUTRAL -> Sentiment.Polarity.NEUTRAL;
      case POSITIVE -> Sentiment.Polarity.POSITIVE;
    };
  }
}
