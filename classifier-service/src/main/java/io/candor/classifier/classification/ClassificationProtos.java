package io.candor.classifier.classification;

import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.AssignedSentiment;
import io.candor.classifier.v1.TextClassification;

/// Labels as messages of the classification contract.
final class ClassificationProtos {
  private ClassificationProtos() {}

  static TextClassification toProto(TextLabels labels) {
    TextClassification.Builder proto = TextClassification.newBuilder();
    Label area = labels.area();
    if (area != null) {
      proto.setArea(toProto(area));
    }
    labels.themes().forEach(theme -> proto.addThemes(toProto(theme)));
    Label archetype = labels.archetype();
    if (archetype != null) {
      proto.setArchetype(toProto(archetype));
    }
    Sentiment sentiment = labels.sentiment();
    if (sentiment != null) {
      proto.setSentiment(
          AssignedSentiment.newBuilder()
              .setPolarity(toProto(sentiment.polarity()))
              .setScore(sentiment.score())
              .setConfidence(sentiment.confidence())
              .setHeadVersion(sentiment.headVersion()));
    }
    return proto.build();
  }

  private static AssignedLabel toProto(Label label) {
    return AssignedLabel.newBuilder()
        .setId(label.id())
        .setConfidence(label.confidence())
        .setHeadVersion(label.headVersion())
        .build();
  }

  private static AssignedSentiment.Polarity toProto(Sentiment.Polarity polarity) {
    return switch (polarity) {
      case NEGATIVE -> AssignedSentiment.Polarity.NEGATIVE;
      case NEUTRAL -> AssignedSentiment.Polarity.NEUTRAL;
      case POSITIVE -> AssignedSentiment.Polarity.POSITIVE;
    };
  }
}
