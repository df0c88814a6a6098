package io.candor.classifier.record;

import io.candor.classifier.labelling.RootCause;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.language.Language;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.Sentiment;
import org.jspecify.annotations.Nullable;

/// Labels as messages of the fact contract.
final class LabelProtos {
  private LabelProtos() {}

  /// @param labels what the text is about and why it was written
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
    RootCause rootCause = labels.rootCause();
    if (rootCause != null) {
      proto
          .setRootCause(toProto(rootCause.cause()))
          .setRootCauseConfidence(rootCause.confidence())
          .setRootCauseHeadVersion(rootCause.headVersion());
    }
    Language language = labels.language();
    if (language != null) {
      proto.setLanguage(language.tag()).setLanguageConfidence(language.confidence());
    }
    return proto.build();
  }

  private static Classification.RootCause toProto(RootCause.Cause cause) {
    return switch (cause) {
      case PRODUCT_BUG -> Classification.RootCause.PRODUCT_BUG;
      case SLOW_RESOLUTION -> Classification.RootCause.SLOW_RESOLUTION;
      case MISSING_DOCUMENTATION -> Classification.RootCause.MISSING_DOCUMENTATION;
      case BILLING_CONFUSION -> Classification.RootCause.BILLING_CONFUSION;
      case UNEXPECTED_BEHAVIOUR -> Classification.RootCause.UNEXPECTED_BEHAVIOUR;
      case UNKNOWN -> Classification.RootCause.UNKNOWN;
    };
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
