package io.candor.classifier.satisfaction;

import io.candor.classifier.satisfaction.Scorer.Errors;
import java.time.Instant;

/// The model of one kind of ratings that is in use in a workspace, and its card.
///
/// @param kind what it scores
/// @param number of the model in its workspace and kind; 0 is the default
/// @param scorer the model itself
/// @param trainTime when it was trained; the epoch for the default
/// @param heldBack its errors in cross-validation
/// @param replaced the errors of the model before it on the same samples
public record SatisfactionModel(
    Signs.Kind kind,
    long number,
    Scorer scorer,
    Instant trainTime,
    Errors heldBack,
    Errors replaced) {
  /// What a workspace starts with.
  static SatisfactionModel initial(Signs.Kind kind) {
    return new SatisfactionModel(
        kind, 0, Scorer.initial(kind), Instant.EPOCH, Errors.NONE, Errors.NONE);
  }
}
