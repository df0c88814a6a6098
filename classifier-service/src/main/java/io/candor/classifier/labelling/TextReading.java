package io.candor.classifier.labelling;

import java.util.List;

/// All that is told about a text on demand.
///
/// @param labels what it is about and how it feels; these are what records are given, too
/// @param nearestExamples what it is like, the nearest first
public record TextReading(TextLabels labels, List<NearestExamples.Example> nearestExamples) {

  /// What is told about a text without words.
  public static final TextReading NONE = new TextReading(TextLabels.NONE, List.of());

  public TextReading {
    nearestExamples = List.copyOf(nearestExamples);
  }

  /// The same with other labels, for example those that people told.
  public TextReading withLabels(TextLabels other) {
    return new TextReading(other, nearestExamples);
  }
}
