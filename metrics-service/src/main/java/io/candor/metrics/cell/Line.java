package io.candor.metrics.cell;

/// One line of the panel: an archetype that stands alone, the long tail of the others, or the sum
/// of all.
///
/// @param name the archetype, or one of the two names in parentheses, which no archetype can have
public record Line(String name) {

  /// All archetypes without a line of their own. No band, judged on satisfaction only, never rolled
  /// back by itself.
  public static final Line LONG_TAIL = new Line("(long tail)");

  /// All archetypes: for hygiene and segments only, never a headline.
  public static final Line ALL = new Line("(all)");

  public static Line of(String archetype) {
    return new Line(archetype);
  }

  /// Whether the line speaks of one archetype only.
  public boolean isArchetype() {
    return !equals(LONG_TAIL) && !equals(ALL);
  }

  @Override
  public String toString() {
    return name;
  }
}
