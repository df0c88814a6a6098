package io.candor.metrics.baseline;

import io.candor.metrics.cell.IsoWeek;
import java.time.Instant;
import java.util.Optional;

/// A baseline of a deployment as it is kept.
///
/// @param version from 1, which is the automatic one
/// @param freezeTime when it was frozen; empty while its figures still follow the facts of its
///     window
/// @param author `automatic`, or who froze it
/// @param reason why it was frozen
/// @param source where its figures come from
/// @param effectiveWeek the first week that is judged by it; empty: every week before the next
///     version's
/// @param window the conversations it counts; when typed in, the moment it was
/// @param baseline its counters
public record BaselineVersion(
    int version,
    Optional<Instant> freezeTime,
    String author,
    String reason,
    BaselineSource source,
    Optional<IsoWeek> effectiveWeek,
    BaselineWindow window,
    Baseline baseline) {

  /// The version that nobody froze by hand.
  public static final int FIRST = 1;

  /// Its author.
  public static final String AUTOMATIC = "automatic";

  /// Why it was frozen.
  public static final String BEFORE_GO_LIVE = "the weeks before go-live";

  /// Whether a week is judged by it, as long as no later version says so of itself.
  public boolean isEffective(IsoWeek week) {
    return effectiveWeek.isEmpty() || !effectiveWeek.get().isAfter(week);
  }
}
