package io.candor.classifier.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which workspaces are in a burst. An import's texts come in no order of time: a search of
/// the first of them finds other things than one of all. Not thread-safe.
final class Bursts {
  // A stream that never pauses is searched all the same.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Look> looks = new HashMap<>();

  /// @param since when the burst began; absent outside one
  private record Look(long arrivals, @Nullable Instant since) {}

  Bursts(Clock clock) {
    this.clock = clock;
  }

  /// Whether something came since the last look: then look again later.
  ///
  /// @param arrivals texts that ever came
  boolean isIn(String workspace, long arrivals) {
    Look before = looks.get(workspace);
    Instant now = clock.instant();
    if (before != null && arrivals == before.arrivals()) {
      looks.put(workspace, new Look(arrivals, null));
      return false;
    }
    Instant since = before == null || before.since() == null ? now : before.since();
    boolean over = !now.isBefore(since.plus(LONGEST));
    looks.put(workspace, new Look(arrivals, over ? now : since));
    return !over;
  }
}
