package io.candor.metrics.fact;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;

/// An item with what follows from other facts: where it is counted.
///
/// @param item as it was told
/// @param week the week in which it was written, in the workspace's zone
/// @param segment segment of the account when it was written; `UNSPECIFIED` when unknown
public record PlacedItem(Item item, IsoWeek week, String segment) {
  private static final long SECONDS_PER_HOUR = 3600;

  /// The counter that it is in.
  public ItemKey key() {
    return new ItemKey(week, item.area(), item.theme(), segment, item.source());
  }

  /// Counts it.
  public void addTo(CounterDeltas deltas) {
    deltas.add(key(), counts());
    deltas.add(hourKey(), hourCounts());
  }

  /// Takes off what it was counted as.
  public void takeFrom(CounterDeltas deltas) {
    deltas.take(key(), counts());
    deltas.take(hourKey(), hourCounts());
  }

  private HourKey hourKey() {
    long hour = Math.floorDiv(item.time().getEpochSecond(), SECONDS_PER_HOUR);
    return new HourKey(hour, item.area(), item.theme(), segment);
  }

  private HourCounts hourCounts() {
    ItemCounts counts = counts();
    return new HourCounts(counts.verbatims(), counts.low());
  }

  /// What it counts there; nothing when it was erased.
  public ItemCounts counts() {
    if (item.source().equals(Item.ERASED)) {
      return ItemCounts.ZERO;
    }
    return ItemCounts.of(item.rating(), !item.excerpt().isEmpty());
  }
}
