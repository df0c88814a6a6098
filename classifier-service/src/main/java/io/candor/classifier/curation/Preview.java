package io.candor.classifier.curation;

import io.candor.classifier.discovery.Verbatim;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.taxonomy.Taxonomy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a change would do to displeased verbatims of the last weeks.
///
/// @param verbatimCount how many were looked at
/// @param movedCount how many would have another first theme
/// @param moves from where to where, the largest first
/// @param startTime when the oldest was written; absent when there are none
record Preview(int verbatimCount, int movedCount, List<Move> moves, @Nullable Instant startTime) {
  private static final int MOST_MOVES = 50;

  /// A way that verbatims would go; an empty id is no theme.
  record Move(String fromThemeId, String toThemeId, int verbatimCount) {}

  private record Way(String from, String to) {}

  /// @param verbatims the oldest first
  static Preview of(Labeller labeller, Taxonomy before, Taxonomy after, List<Verbatim> verbatims) {
    Map<Way, Integer> ways = new HashMap<>();
    int moved = 0;
    for (Verbatim verbatim : verbatims) {
      String from = theme(labeller, before, verbatim);
      String to = theme(labeller, after, verbatim);
      if (!from.equals(to)) {
        moved++;
        ways.merge(new Way(from, to), 1, Integer::sum);
      }
    }
    List<Move> moves = new ArrayList<>();
    ways.forEach((way, count) -> moves.add(new Move(way.from(), way.to(), count)));
    moves.sort(
        Comparator.comparingInt(Move::verbatimCount)
            .reversed()
            .thenComparing(Move::fromThemeId)
            .thenComparing(Move::toThemeId));
    return new Preview(
        verbatims.size(),
        moved,
        List.copyOf(moves.subList(0, Math.min(MOST_MOVES, moves.size()))),
        verbatims.isEmpty() ? null : verbatims.getFirst().time());
  }

  private static String theme(Labeller labeller, Taxonomy taxonomy, Verbatim verbatim) {
    List<Label> themes = labeller.label(taxonomy, verbatim.vector()).themes();
    return themes.isEmpty() ? "" : themes.getFirst().id();
  }
}
