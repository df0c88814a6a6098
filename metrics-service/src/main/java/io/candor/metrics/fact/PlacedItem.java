package io.candor.metrics.fact;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;

/// An item with what follows from other facts: where it is counted.
///
/// @param item as it was told
/// @param week the week in which it was written, in the workspace's zone
/// @param segment segment of the account when it was written; `UNSPECIFIED` when unknown
public record PlacedItem(Item item, IsoWeek week, String segment) {

  /// The counter that it is in.
  public ItemKey key() {
    return new ItemKey(week, item.area(), item.theme(), segment, item.source());
  }

  /// What it counts there.
  public ItemCounts counts() {
    return ItemCounts.of(item.rating(), !item.excerpt().isEmpty());
  }
}
