package io.candor.classifier.labelling;

import java.util.List;

/// Tells classes apart by a text's vector. Immutable and thread-safe.
sealed interface Head permits LinearHead, MixedHead, PrototypeHead {
  /// The classes, in the order of [#probabilities].
  List<String> classes();

  /// Probability of every class; they add up to 1.
  ///
  /// @param text compared with the examples that the head has learned
  double[] probabilities(ExampleVectors.Compared text);
}
