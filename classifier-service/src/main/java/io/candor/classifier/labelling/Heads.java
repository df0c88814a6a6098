package io.candor.classifier.labelling;

import io.candor.classifier.taxonomy.Archetype;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// The four heads over one embedding, and the detectors of the themes that were found. Immutable
/// and thread-safe.
///
/// @param version of the taxonomy that all of them were trained on
/// @param learnedVersion of the sentences that the area, theme and archetype heads were trained on
/// @param area classes are area ids and [#NOTHING]
/// @param theme classes are ids of themes without a detector, and [#NOTHING]; answers only what is
///     familiar to it
/// @param archetype classes are archetype ids, `other` among them
/// @param sentiment ships trained, the same for every workspace
/// @param detectors of assignable themes
/// @param turnedDown detectors of themes that no longer are: what they hit is known, not new
/// @param examples what the taxonomy says itself, to explain labels with
/// @param vectors of all that the heads have learned and of the examples
record Heads(
    String version,
    String learnedVersion,
    Head area,
    Gated theme,
    Head archetype,
    SentimentHead sentiment,
    List<Detector> detectors,
    List<Detector> turnedDown,
    NearestExamples examples,
    ExampleVectors vectors) {

  // A mixed text gives each of two themes a third or so; of others the second has a few hundredths.
  private static final double CONTESTED = 0.15;
  private static final double SURE = 0.5;

  /// The class of texts that say nothing about an area or a theme.
  static final String NOTHING = "";

  /// A head that answers only what it has seen something like.
  ///
  /// @param familiarity absent where it could not be learned: then everything is answered
  record Gated(Head head, @Nullable Familiarity familiarity) {
    /// How strange a text is to the head, 0..1; 0 where that could not be learned.
    double strangeness(ExampleVectors.Compared text) {
      LinearHead linear = linear();
      return familiarity != null && linear != null
          ? familiarity.strangeness(text, linear.logits(text.vector()))
          : 0;
    }

    boolean answers(ExampleVectors.Compared text) {
      return Familiarity.isFamiliar(strangeness(text));
    }

    /// The head's logistic part; absent where it has none.
    private @Nullable LinearHead linear() {
      return switch (head) {
        case LinearHead alone -> alone;
        case MixedHead mixed -> mixed.linear();
        case PrototypeHead prototypes -> null;
      };
    }

    /// Probabilities before the nearest examples are asked: of other classes these are often a few,
    /// also of a text that says one thing.
    double[] plainProbabilities(ExampleVectors.Compared text) {
      LinearHead linear = linear();
      return linear == null ? head.probabilities(text) : linear.probabilities(text);
    }
  }

  Heads {
    detectors = List.copyOf(detectors);
    turnedDown = List.copyOf(turnedDown);
  }

  /// A text beside what all heads have learned.
  ExampleVectors.Compared compare(float[] vector) {
    return vectors.compare(vector);
  }

  TextLabels label(ExampleVectors.Compared text, LabellingConfig config) {
    return label(text, config, () -> theme.strangeness(text));
  }

  /// @param strangeness of the text to the head of themes, asked for where it matters
  TextLabels label(
      ExampleVectors.Compared text, LabellingConfig config, DoubleSupplier strangeness) {
    List<Label> areas = ranked(area, text, config.areaThreshold());
    List<Label> themes = new ArrayList<>();
    Label foundArea = detect(text.vector(), themes);
    // A found theme is more specific than what the shared head knows, so it comes first, and what
    // the shared head says of such a text is said by a head that has never heard of the theme: it
    // holds for the probability that is left.
    double left = themes.isEmpty() ? 1 : 1 - themes.getFirst().confidence();
    List<Label> shared = ranked(theme.head(), text, config.themeThreshold() / left);
    if (!shared.isEmpty() && Familiarity.isFamiliar(strangeness.getAsDouble())) {
      themes.addAll(shared);
    }
    return new TextLabels(
        foundArea != null ? foundArea : firstOrNull(areas),
        themes.subList(0, Math.min(themes.size(), LabellingConfig.MAX_THEMES)),
        archetype(text, config.archetypeThreshold()),
        sentiment.label(text.vector()));
  }

  /// Whether two themes share a text between them, as far as the shared head can tell.
  boolean isContested(ExampleVectors.Compared text) {
    double[] probabilities = theme.plainProbabilities(text);
    int probable = 0;
    for (int k = 0; k < probabilities.length; k++) {
      boolean isTheme = !theme.head().classes().get(k).equals(NOTHING);
      probable += isTheme && probabilities[k] >= CONTESTED ? 1 : 0;
    }
    return probable > 1;
  }

  /// The themes of a part of a text that the shared head is sure of.
  List<Label> surelyShared(ExampleVectors.Compared text) {
    List<Label> shared = ranked(theme.head(), text, SURE);
    return !shared.isEmpty() && theme.answers(text) ? shared : List.of();
  }

  /// Adds what the detectors hit, the surest first.
  ///
  /// @return the area of the first; absent when there is none
  private @Nullable Label detect(float[] vector, List<Label> themes) {
    Label foundArea = null;
    double surest = 0;
    for (Detector detector : detectors) {
      double confidence = detector.confidence(vector);
      if (Detector.isHit(confidence)) {
        themes.add(detector.label(confidence));
        if (confidence > surest) {
          surest = confidence;
          foundArea = detector.areaLabel(confidence);
        }
      }
    }
    themes.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return foundArea;
  }

  private Label archetype(ExampleVectors.Compared text, double threshold) {
    double[] probabilities = archetype.probabilities(text);
    List<Label> probable = ranked(archetype.classes(), probabilities, threshold);
    if (!probable.isEmpty()) {
      return probable.getFirst();
    }
    int index = archetype.classes().indexOf(Archetype.OTHER);
    // A taxonomy without examples of `other` cannot say how sure it is of it.
    double confidence = index < 0 ? 0 : probabilities[index];
    return new Label(Archetype.OTHER, confidence, Label.Source.MODEL, learnedVersion);
  }

  private List<Label> ranked(Head head, ExampleVectors.Compared text, double threshold) {
    return ranked(head.classes(), head.probabilities(text), threshold);
  }

  private List<Label> ranked(List<String> classes, double[] probabilities, double threshold) {
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      String id = classes.get(k);
      if (probabilities[k] >= threshold && !id.equals(NOTHING)) {
        labels.add(new Label(id, probabilities[k], Label.Source.MODEL, learnedVersion));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::confidence).reversed());
    return labels;
  }

  private static @Nullable Label firstOrNull(List<Label> labels) {
    return labels.isEmpty() ? null : labels.getFirst();
  }
}
