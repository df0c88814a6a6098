package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import java.util.List;
import java.util.Optional;

/// A finding as an episode: opened by the week that tripped it, carried on week by week, cleared
/// when the figure is back inside for a whole week. One kind and scope never has two open ones.
///
/// @param key what it is about
/// @param openedWeek the week that tripped it; with the key it tells episodes apart
/// @param closedWeek the week that cleared or replaced it; empty while it is open
/// @param state open, cleared, or replaced by a graver one
/// @param strength the highest so far
/// @param weeks the weeks in which it was tripped, in order, with what led to it; weeks not
///     judged are not among them
public record Finding(
    FindingKey key,
    IsoWeek openedWeek,
    Optional<IsoWeek> closedWeek,
    State state,
    Strength strength,
    List<Week> weeks) {

  public Finding {
    weeks = List.copyOf(weeks);
  }

  /// Where an episode stands.
  public enum State {
    OPEN,
    CLEARED,
    /// A review whose rollback has come.
    REPLACED
  }

  /// One tripped week.
  public record Week(IsoWeek week, Judgement.Tripped tripped) {}

  /// The last tripped week: what the finding says now.
  public Week latest() {
    return weeks.getLast();
  }
}
