package io.candor.metrics.cell;

/// Counters of the model-scored satisfaction. Additive.
///
/// @param scores the scores (1..5) in 10⁻⁶; its count is the number of scored conversations
/// @param atLeastFour scores ≥ 4
public record ModelCounts(Moments scores, long atLeastFour) {

  public static final ModelCounts ZERO = new ModelCounts(Moments.ZERO, 0);

  public ModelCounts plus(ModelCounts other) {
    return new ModelCounts(scores.plus(other.scores), atLeastFour + other.atLeastFour);
  }

  public ModelCounts minus(ModelCounts other) {
    return new ModelCounts(scores.minus(other.scores), atLeastFour - other.atLeastFour);
  }
}
