package io.candor.classifier.satisfaction;

import io.candor.metrics.v1.ModelScore;

/// Scores as messages of the fact contract.
public final class ScoreProtos {
  private ScoreProtos() {}

  /// A score of a fact.
  public static ModelScore toProto(Score score) {
    return ModelScore.newBuilder()
        .setRating(score.rating())
        .setSatisfiedProbability(score.satisfiedProbability())
        .setHeadVersion(score.version())
        .build();
  }
}
