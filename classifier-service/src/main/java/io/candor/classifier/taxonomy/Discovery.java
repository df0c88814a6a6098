package io.candor.classifier.taxonomy;

import java.time.Instant;
import java.util.List;

/// How the system came upon a theme, and what tells its texts from their neighbours. A theme that
/// has one is recognised by a detector of its own, trained on the theme's examples against these
/// counterexamples, and not by the head that all other themes share.
///
/// @param foundTime the latest instant that the texts by which it was found speak of
/// @param verbatimCount texts that it was found by, at least 1
/// @param customerCount different customers among their writers, 1..`verbatimCount`
/// @param counterExamples the nearest texts that do not belong to it
/// @param similarThemeId an older theme that it may be a part of; empty when none is near
public record Discovery(
    Instant foundTime,
    int verbatimCount,
    int customerCount,
    List<String> counterExamples,
    String similarThemeId) {
  public Discovery {
    counterExamples = List.copyOf(counterExamples);
  }

  /// The same without an older theme that it may be a part of.
  Discovery withoutSimilar() {
    return new Discovery(foundTime, verbatimCount, customerCount, counterExamples, "");
  }
}
