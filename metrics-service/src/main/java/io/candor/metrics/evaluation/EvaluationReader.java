package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.producer.ProducerSilence;
import io.candor.metrics.volume.ItemCell;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What an evaluation reads besides panels: figures of the whole workspace.
public interface EvaluationReader {

  /// Every counter of the diagnosis, summed over sources.
  List<ItemCell> items();

  /// What the online detector reads and keeps.
  SpikeSource spikes();

  /// How many answered, by cohort week, over all deployments and conversations without a bot.
  SortedMap<IsoWeek, ResponseWeek> responses();

  /// What the reviews of conversations say by week, the oldest first: serialised
  /// `candor.classifier.v1.QaReport`. Weeks without reviews are missing.
  SortedMap<IsoWeek, byte[]> reviewedWeeks(Collection<IsoWeek> weeks);

  /// The first week whose facts are kept; empty when all are.
  Optional<IsoWeek> retainedFrom();

  /// The silences of all producers of events.
  List<ProducerSilence> silences();

  /// Conversations of a deployment closed in [from, to), by archetype.
  Map<String, Long> closed(String deploymentId, Instant from, Instant to);
}
