package io.candor.metrics.panel;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.Period;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Compares two periods of a deployment, or two versions of its bot. Both sides are held against
/// the baseline in force at the end of the later one, and their lines are that baseline's.
@Singleton
public final class Comparisons {
  private final PanelStore store;
  private final Clock clock;

  Comparisons(PanelStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// One side.
  ///
  /// @param period which weeks
  /// @param botVersion only this version; empty for all
  public record Slice(Period period, Optional<String> botVersion) {}

  /// A line of both sides.
  public record Pair(PanelRow before, PanelRow after) {}

  /// @param baseline what both are held against
  /// @param pairs by line
  public record Compared(Baseline baseline, List<Pair> pairs) {}

  /// Compares `after` with `before`.
  ///
  /// @param asOf empty for now
  public Compared compare(ResourceName name, Slice before, Slice after, Optional<Instant> asOf) {
    Instant moment = asOf.orElseGet(clock::instant);
    return store.read(
        name.workspace(),
        reader -> {
          PanelAssembly assembly = PanelAssembly.of(reader, name, moment);
          Period later =
              before.period().last().isAfter(after.period().last())
                  ? before.period()
                  : after.period();
          BaselineVersion baseline = assembly.baseline(later.last(), CutBy.NOTHING);
          Side first = Side.of(assembly, baseline, before);
          Side second = Side.of(assembly, baseline, after);
          List<Pair> pairs =
              baseline.baseline().lines().stream()
                  .map(line -> new Pair(first.row(line), second.row(line)))
                  .toList();
          return new Compared(baseline.baseline(), pairs);
        });
  }

  private record Side(Panel panel, Slice slice) {
    static Side of(PanelAssembly assembly, BaselineVersion baseline, Slice slice) {
      List<io.candor.metrics.cell.IsoWeek> weeks = slice.period().weeks();
      Panel all = assembly.panel(baseline, weeks, CutBy.NOTHING);
      Panel own =
          slice
              .botVersion()
              .map(
                  version ->
                      Optional.ofNullable(assembly.versions(all, weeks).get(version))
                          .orElseGet(() -> all.ofVersion(new CellTable(all.baseline(), List.of()))))
              .orElse(all);
      return new Side(own, slice);
    }

    // Percentiles of a quarter would read all of its conversations; a comparison is of means.
    PanelRow row(Line line) {
      Cut cut = slice.botVersion().<Cut>map(Cut.BotVersion::new).orElse(Cut.WHOLE);
      return panel.row(line, cut, slice.period(), PercentileSource.NONE);
    }
  }
}
