package io.candor.metrics.verify;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.fact.Contributions;
import io.candor.metrics.fact.Deployment;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What of the counters can be counted again, when facts of earlier weeks have been deleted.
public final class RetainedCounters {
  private static final long SECONDS_PER_HOUR = 3600;

  private final IsoWeek from;
  private final long fromHour;
  private final Set<String> oldBaselines;

  /// @param from the first week whose facts are kept
  /// @param contributions tells the windows of baselines
  public RetainedCounters(
      IsoWeek from, ZoneId zone, List<Deployment> deployments, Contributions contributions) {
    this.from = from;
    this.fromHour = Math.ceilDiv(from.start(zone).getEpochSecond(), SECONDS_PER_HOUR);
    this.oldBaselines =
        deployments.stream()
            .filter(one -> contributions.window(one).start().isBefore(from.start(zone)))
            .map(Deployment::deploymentId)
            .collect(Collectors.toSet());
  }

  /// Puts what is kept of earlier weeks in the place of what few facts of them still add up to.
  public void replace(CounterDeltas recount, CounterDeltas kept) {
    replace(recount.cells(), kept.cells(), key -> key.week().isBefore(from));
    replace(recount.items(), kept.items(), key -> key.week().isBefore(from));
    replace(recount.hours(), kept.hours(), key -> key.hour() < fromHour);
    replace(
        recount.baselines(), kept.baselines(), key -> oldBaselines.contains(key.deploymentId()));
  }

  private static <K, V> void replace(Map<K, V> recount, Map<K, V> kept, Predicate<K> old) {
    recount.keySet().removeIf(old);
    kept.forEach(
        (key, value) -> {
          if (old.test(key)) {
            recount.put(key, value);
          }
        });
  }
}
