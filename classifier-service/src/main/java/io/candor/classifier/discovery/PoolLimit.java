package io.candor.classifier.discovery;

import io.candor.classifier.embedding.TextKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a pool forgets: texts that are older than can matter, and, when there are still too many, a
/// part of the older ones. Dropping the oldest alone would leave a busy workspace without a past,
/// and
/// without a past nothing is new. So the newest half of the pool is kept whole and the rest thinned
/// evenly. A rise is judged by its share among the texts that are there, so thinning changes no
/// probability.
///
/// @param gone to be removed
/// @param kept the oldest first
record PoolLimit(List<Verbatim> gone, List<Verbatim> kept) {
  /// @param all the oldest first
  static PoolLimit of(List<Verbatim> all, DiscoveryConfig config) {
    if (all.isEmpty()) {
      return new PoolLimit(List.of(), List.of());
    }
    // Twice the window: what is imported in one go is searched day by day.
    Instant oldest = all.getLast().time().minus(config.window().multipliedBy(2));
    Set<Verbatim> gone = new HashSet<>();
    List<Verbatim> young = new ArrayList<>();
    for (Verbatim verbatim : all) {
      if (verbatim.time().isBefore(oldest)) {
        gone.add(verbatim);
      } else {
        young.add(verbatim);
      }
    }
    int surplus = young.size() - config.poolSize();
    if (surplus > 0) {
      // By a hash of the key: the same ones on every replica, and none for what it says or when.
      young.subList(0, young.size() - config.poolSize() / 2).stream()
          .sorted(Comparator.comparing(v -> TextKey.of(v.key()).toString()))
          .limit(surplus)
          .forEach(gone::add);
    }
    return new PoolLimit(
        all.stream().filter(gone::contains).toList(),
        all.stream().filter(v -> !gone.contains(v)).toList());
  }
}
