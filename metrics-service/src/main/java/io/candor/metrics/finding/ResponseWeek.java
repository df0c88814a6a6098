package io.candor.metrics.finding;

import io.candor.metrics.statistics.Proportion;

/// How many of a week's closed conversations of the workspace, with a bot or without, were answered
/// about. Additive.
///
/// @param conversations closed conversations of the cohort week
/// @param resolutionAnswers of these, with an answer to the resolution survey
/// @param delayedAnswers of these, with an answer to the delayed survey inside its window
public record ResponseWeek(long conversations, long resolutionAnswers, long delayedAnswers) {

  public static final ResponseWeek ZERO = new ResponseWeek(0, 0, 0);

  public ResponseWeek plus(ResponseWeek other) {
    return new ResponseWeek(
        conversations + other.conversations,
        resolutionAnswers + other.resolutionAnswers,
        delayedAnswers + other.delayedAnswers);
  }

  Proportion resolution() {
    return new Proportion(resolutionAnswers, conversations);
  }

  Proportion delayed() {
    return new Proportion(delayedAnswers, conversations);
  }
}
