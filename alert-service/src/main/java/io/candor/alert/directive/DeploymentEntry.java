package io.candor.alert.directive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Something that happened to a deployment, at its place.
public sealed interface DeploymentEntry {
  /// Its place in the deployment's order, from 1.
  long sequence();

  /// When it happened.
  Instant time();

  /// What the bot was configured to do by its own platform.
  ///
  /// @param deflectionList the archetypes that it may try
  /// @param thresholds its own least confidence by archetype
  /// @param botVersion the version that ran; empty when not told
  /// @param producerRevision the revision of the producer's word; 0 for a declaration of a person
  /// or
  ///     platform
  record Declared(
      long sequence,
      Instant time,
      String actor,
      List<String> deflectionList,
      Map<String, Double> thresholds,
      String botVersion,
      long producerRevision)
      implements DeploymentEntry {
    public Declared {
      deflectionList = List.copyOf(deflectionList);
      thresholds = Map.copyOf(thresholds);
    }

    /// Whether it is the word of the bot's producer, and not a declaration.
    boolean isObserved() {
      return producerRevision > 0;
    }
  }

  /// An ordered directive.
  ///
  /// @param directiveId its id
  record Ordered(long sequence, Instant time, String directiveId, Action action)
      implements DeploymentEntry {}
}
