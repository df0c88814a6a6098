package io.candor.metrics.panel;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which conversations are asked for.
///
/// @param deploymentId the bot
/// @param week cohort week
/// @param line archetype, long tail or all
/// @param alone archetypes that stand alone: those that the long tail leaves out
/// @param cut segment, channel, version or the whole
/// @param membership which of them
/// @param after the last conversation of the page before
/// @param limit at most this many
public record CellQuery(
    String deploymentId,
    IsoWeek week,
    Line line,
    List<String> alone,
    Cut cut,
    CellMembership membership,
    Optional<Place> after,
    int limit) {

  public CellQuery {
    alone = List.copyOf(alone);
  }

  /// Where a page ends.
  public record Place(Instant closeTime, String conversationId) {}
}
