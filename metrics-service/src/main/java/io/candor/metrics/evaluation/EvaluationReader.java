package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.volume.ItemCell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What an evaluation reads besides panels: figures of the whole workspace.
public interface EvaluationReader {

  /// Every counter of the diagnosis, summed over sources.
  List<ItemCell> items();

  /// What the online detector reads and keeps.
  SpikeSource spikes();

  /// How many answered, by cohort week, over all deployments and conversations without a bot.
  SortedMap<IsoWeek, ResponseWeek> responses();

  /// Conversations of a deployment closed in [from, to), by archetype.
  Map<String, Long> closed(String deploymentId, Instant from, Instant to);
}
