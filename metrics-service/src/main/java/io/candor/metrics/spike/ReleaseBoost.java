package io.candor.metrics.spike;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The extra prior mass that an hour has by area, from the releases before it.
final class ReleaseBoost {
  private static final double HOUR = 1.0 / 24;
  private static final double SECONDS_PER_DAY = 86_400;

  private final ReleasePrior prior;
  private final List<AreaRelease> releases;
  private final Map<String, Double> masses = new HashMap<>();
  private int first;

  ReleaseBoost(DetectorSettings settings, List<AreaRelease> releases) {
    this.prior = new ReleasePrior(settings);
    this.releases =
        releases.stream()
            .sorted(Comparator.comparing(AreaRelease::time).thenComparing(AreaRelease::area))
            .toList();
  }

  /// Moves to the hour that begins at an instant; instants only grow.
  void at(Instant hour) {
    masses.clear();
    while (first < releases.size()
        && releases.get(first).time().isBefore(hour.minus(ReleasePrior.LONGEST))) {
      first++;
    }
    for (int i = first; i < releases.size() && !releases.get(i).time().isAfter(hour); i++) {
      AreaRelease release = releases.get(i);
      double age = Duration.between(release.time(), hour).toSeconds() / SECONDS_PER_DAY;
      masses.merge(release.area(), prior.mass(age, HOUR), Double::sum);
    }
  }

  /// Extra mass of an onset in the hour.
  double mass(String area) {
    return masses.isEmpty() ? 0 : masses.getOrDefault(area, 0.0);
  }
}
