package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import java.util.Map;
import java.util.OptionalDouble;

/// One field of the heatmap: what was said about a product area in a week.
///
/// @param area product area; empty for items that are about none known
/// @param week week in which the words were written
/// @param counts counters of the week; its answers are the rated items
/// @param before counters of the week before; absent weeks count zero
/// @param answersBySource rated items by source, since those of one source are not to be mixed
///     with another's into a rate
public record AreaWeek(
    String area,
    IsoWeek week,
    ItemCounts counts,
    ItemCounts before,
    Map<String, Long> answersBySource) {

  private static final double NANOS = 1e9;

  public AreaWeek {
    answersBySource = Map.copyOf(answersBySource);
  }

  /// Share of low answers; empty without answers.
  public Proportion lowShare() {
    return share(counts);
  }

  /// Mean mapped rating, 1..5; empty without answers.
  public OptionalDouble meanRating() {
    return counts.rated() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts.ratingNanos() / NANOS / counts.rated());
  }

  /// Low answers more than in the week before; negative when fewer.
  public long lowChange() {
    return counts.low() - before.low();
  }

  /// Change of the low share against the week before, in percentage points; empty unless both weeks
  /// have answers.
  public OptionalDouble lowShareChangePoints() {
    if (counts.rated() == 0 || before.rated() == 0) {
      return OptionalDouble.empty();
    }
    Fraction change = share(counts).exact().minus(share(before).exact());
    return OptionalDouble.of(change.times(Fraction.of(100, 1)).doubleValue());
  }

  private static Proportion share(ItemCounts of) {
    return new Proportion(of.low(), of.rated());
  }
}
