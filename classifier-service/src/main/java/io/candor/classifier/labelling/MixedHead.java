package io.candor.classifier.labelling;

import java.util.List;

/// A logistic head that asks the nearest examples, too: its probabilities and the shares of the
/// classes among them are mixed, in a proportion that held-back examples decide. Immutable and
/// thread-safe.
///
/// @param share of the neighbours, 0..1
record MixedHead(LinearHead linear, Neighbours neighbours, double share) implements Head {
  @Override
  public List<String> classes() {
    return linear.classes();
  }

  @Override
  public double[] probabilities(ExampleVectors.Compared text) {
    return mixed(linear.probabilities(text), neighbours.shares(text), share);
  }

  static double[] mixed(double[] linear, double[] neighbours, double share) {
    double[] mixed = new double[linear.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (1 - share) * linear[k] + share * neighbours[k];
    }
    return mixed;
  }
}
