package io.candor.metrics.panel;

import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.cell.IsoWeek;
import java.util.List;
import java.util.Optional;

/// A baseline that somebody takes.
///
/// @param author who
/// @param reason why
/// @param effectiveWeek the first week that is judged by it; empty for the running one
/// @param expectedVersion the latest version that was read; empty: whatever it is now
/// @param origin where its figures come from
public record NewBaseline(
    String author,
    String reason,
    Optional<IsoWeek> effectiveWeek,
    Optional<Integer> expectedVersion,
    Origin origin) {

  /// Where figures come from.
  public sealed interface Origin {
    /// Conversations of chosen weeks.
    ///
    /// @param live of the bot itself, else those without a bot
    record Weeks(IsoWeek first, IsoWeek last, boolean live) implements Origin {}

    /// Figures from elsewhere.
    record ByHand(List<BaselineCell> cells) implements Origin {}

    /// The latest version, with live answers after a handoff as the reference of these archetypes.
    record LiveHandoffs(List<String> archetypes) implements Origin {}
  }
}
