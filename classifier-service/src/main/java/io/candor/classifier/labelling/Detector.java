package io.candor.classifier.labelling;

import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.List;

/// Tells the texts of one theme from all others: logistic regression of its examples against the
/// nearest texts that do not belong to it and against the examples of the rest of the taxonomy.
/// Such a head works from a handful of examples, and adding one moves no other label. Immutable and
/// thread-safe.
public final class Detector {
  // Chosen on public intents with 7 to 25 examples: stronger than for the shared heads, because
  // there are so few.
  private static final double PENALTY = 3e-3;
  private static final int MAX_STEPS = 100;
  private static final List<String> CLASSES = List.of("rest", "theme");
  // Both sides weigh the same however many they are, which makes the middle too high a bar: texts
  // of the theme in words that no example has come out at 0.35 to 0.5, others stay below 0.3.
  private static final double THRESHOLD = 0.35;

  private final Theme theme;
  private final String version;
  private final LinearHead head;

  private Detector(Theme theme, String version, LinearHead head) {
    this.theme = theme;
    this.version = version;
    this.head = head;
  }

  /// @param version of what it was trained on
  /// @param examples vectors of texts that belong to the theme, at least one
  /// @param others vectors of texts that do not, at least one
  public static Detector train(
      Theme theme, String version, List<float[]> examples, List<float[]> others) {
    List<HeadTrainer.Example> lesson = new ArrayList<>();
    for (float[] other : others) {
      lesson.add(new HeadTrainer.Example(other, 0, 1.0 / others.size()));
    }
    for (float[] example : examples) {
      lesson.add(new HeadTrainer.Example(example, 1, 1.0 / examples.size()));
    }
    return new Detector(theme, version, HeadTrainer.train(CLASSES, lesson, PENALTY, MAX_STEPS, 1));
  }

  /// The theme that it detects.
  public Theme theme() {
    return theme;
  }

  /// How sure it is that a text belongs to the theme, 0..1, both answers being equally likely
  /// beforehand.
  public double confidence(float[] vector) {
    return head.probabilities(vector)[1];
  }

  /// Whether a text of this confidence is given the theme.
  public static boolean isHit(double confidence) {
    return confidence >= THRESHOLD;
  }

  Label label(double confidence) {
    return new Label(theme.id(), confidence, Label.Source.MODEL, version);
  }

  Label areaLabel(double confidence) {
    return new Label(theme.areaId(), confidence, Label.Source.MODEL, version);
  }
}
