package io.candor.classifier.labelling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is told about a text on demand.
///
/// @param labels what it is about and how it feels; these are what records are given, too
/// @param rootCause why it complains; absent for a text without words
/// @param nearestExamples what it is like, the nearest first
public record TextReading(
    TextLabels labels,
    @Nullable RootCause rootCause,
    List<NearestExamples.Example> nearestExamples) {

  /// What is told about a text without words.
  public static final TextReading NONE = new TextReading(TextLabels.NONE, null, List.of());

  public TextReading {
    nearestExamples = List.copyOf(nearestExamples);
  }

  /// The same with other labels, for example those that people told.
  public TextReading withLabels(TextLabels other) {
    return new TextReading(other, rootCause, nearestExamples);
  }
}
