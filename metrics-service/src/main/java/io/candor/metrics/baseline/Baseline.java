package io.candor.metrics.baseline;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A frozen baseline: its counters and the archetypes that stand alone with it. Safe for any number
/// of threads.
public final class Baseline {

  private final List<BaselineCell> cells;
  private final List<String> alone;
  private final Set<String> aloneSet;
  private final Set<String> handoffArchetypes;
  private final Map<LineCut, CellCounts> sums = new ConcurrentHashMap<>();

  private record LineCut(Line line, Cut cut) {}

  /// A baseline as it was frozen.
  ///
  /// @param cells its counters
  /// @param alone archetypes with a line of their own, in the order of the panel
  public Baseline(List<BaselineCell> cells, List<String> alone) {
    this(cells, alone, Set.of());
  }

  private Baseline(List<BaselineCell> cells, List<String> alone, Set<String> handoffArchetypes) {
    this.cells = List.copyOf(cells);
    this.alone = List.copyOf(alone);
    this.aloneSet = new HashSet<>(alone);
    this.handoffArchetypes = Set.copyOf(handoffArchetypes);
  }

  /// Freezes a baseline: the archetypes with the most conversations stand alone, ties by name.
  ///
  /// @param aloneArchetypes how many at most
  public static Baseline freeze(List<BaselineCell> cells, int aloneArchetypes) {
    Map<String, Long> volumes = new TreeMap<>();
    for (BaselineCell cell : cells) {
      volumes.merge(cell.archetype(), cell.counts().conversations(), Long::sum);
    }
    List<String> alone =
        volumes.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(aloneArchetypes)
            .map(Map.Entry::getKey)
            .toList();
    return new Baseline(cells, alone);
  }

  /// The same baseline, whose answers after a handoff are the reference of these archetypes.
  public Baseline withHandoffs(Set<String> archetypes) {
    return new Baseline(cells, alone, archetypes);
  }

  /// Archetypes whose handoff satisfaction is held against answers after a handoff.
  public Set<String> handoffArchetypes() {
    return handoffArchetypes;
  }

  /// What the satisfaction after a handoff is held against: all answers of the archetype, until its
  /// own answers after a handoff have been chosen.
  public CsatCounts handoffReference(Line line, Cut cut) {
    CellCounts counts = counts(line, cut);
    return handoffArchetypes.contains(line.name())
        ? counts.escalation().csat()
        : counts.csatResolution();
  }

  public List<BaselineCell> cells() {
    return cells;
  }

  public List<String> alone() {
    return alone;
  }

  /// The lines of the panel in their order: archetypes that stand alone, long tail, all.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>(alone.stream().map(Line::of).toList());
    lines.add(Line.LONG_TAIL);
    lines.add(Line.ALL);
    return List.copyOf(lines);
  }

  /// Whether conversations of an archetype are counted in a line. An archetype unknown to the
  /// baseline is in the tail.
  public boolean holds(Line line, String archetype) {
    if (line.equals(Line.ALL)) {
      return true;
    }
    return line.equals(Line.LONG_TAIL)
        ? !aloneSet.contains(archetype)
        : line.name().equals(archetype);
  }

  /// The counters of a line and cut, summed once.
  public CellCounts counts(Line line, Cut cut) {
    return sums.computeIfAbsent(new LineCut(line, cut), this::sum);
  }

  /// Conversations of each archetype: the mix that later mixes are held against.
  public Map<String, Long> mix() {
    Map<String, Long> mix = new TreeMap<>();
    cells.forEach(cell -> mix.merge(cell.archetype(), cell.counts().conversations(), Long::sum));
    return mix;
  }

  private CellCounts sum(LineCut of) {
    CellCounts sum = CellCounts.ZERO;
    for (BaselineCell cell : cells) {
      if (holds(of.line(), cell.archetype()) && of.cut().holds(cell.segment(), cell.channel())) {
        sum = sum.plus(cell.counts());
      }
    }
    return sum;
  }
}
