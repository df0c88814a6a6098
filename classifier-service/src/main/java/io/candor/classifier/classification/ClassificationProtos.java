package io.candor.classifier.classification;

import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.NearestExamples;
import io.candor.classifier.labelling.RootCause;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.labelling.TextReading;
import io.candor.classifier.language.Language;
import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.AssignedRootCause;
import io.candor.classifier.v1.AssignedSentiment;
import io.candor.classifier.v1.DetectedLanguage;
import io.candor.classifier.v1.NearestExample;
import io.candor.classifier.v1.TextClassification;

/// Labels as messages of the classification contract.
final class ClassificationProtos {
  private ClassificationProtos() {}

  static TextClassification toProto(TextReading reading) {
    TextLabels labels = reading.labels();
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
    Language language = labels.language();
    if (language != null) {
      proto.setLanguage(
          DetectedLanguage.newBuilder()
              .setCode(language.tag())
              .setConfidence(language.confidence()));
    }
    RootCause rootCause = labels.rootCause();
    if (rootCause != null) {
      proto.setRootCause(
          AssignedRootCause.newBuilder()
              .setCause(toProto(rootCause.cause()))
              .setConfidence(rootCause.confidence())
              .setHeadVersion(rootCause.headVersion()));
    }
    reading.nearestExamples().forEach(example -> proto.addNearestExamples(toProto(example)));
    return proto.build();
  }

  private static NearestExample toProto(NearestExamples.Example example) {
    return NearestExample.newBuilder()
        .setText(example.text())
        .setThemeId(example.themeId())
        .setAreaId(example.areaId())
        .setSimilarity(example.similarity())
        .build();
  }

  private static AssignedRootCause.Cause toProto(RootCause.Cause cause) {
    return switch (cause) {
      case PRODUCT_BUG -> AssignedRootCause.Cause.PRODUCT_BUG;
      case SLOW_RESOLUTION -> AssignedRootCause.Cause.SLOW_RESOLUTION;
      case MISSING_DOCUMENTATION -> AssignedRootCause.Cause.MISSING_DOCUMENTATION;
      case BILLING_CONFUSION -> AssignedRootCause.Cause.BILLING_CONFUSION;
      case UNEXPECTED_BEHAVIOUR -> AssignedRootCause.Cause.UNEXPECTED_BEHAVIOUR;
      case UNKNOWN -> AssignedRootCause.Cause.UNKNOWN;
    };
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
