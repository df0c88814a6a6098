package io.candor.classifier.record;

import io.candor.classifier.satisfaction.Score;
import io.candor.classifier.satisfaction.Signs;

/// The model of satisfaction that is in use in a workspace.
@FunctionalInterface
interface Scoring {
  Score of(Signs signs);
}
