package io.candor.metrics.fact;

import java.util.List;

/// Facts and the counters that follow from them.
public interface FactStore {

  /// Writes facts of one workspace. A fact whose revision is not above the stored one changes
  /// nothing; of several about the same thing the highest revision counts. Facts and counters
  /// change together or not at all.
  ///
  /// Order-independent: the state after a set of facts is the same for every order, grouping and
  /// repetition of them.
  ///
  /// @throws FactRefusedException when the store cannot hold one of the facts, and then nothing
  ///     is written
  void write(String workspace, List<Fact> facts);
}
