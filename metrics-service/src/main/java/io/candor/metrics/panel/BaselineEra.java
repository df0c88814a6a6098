package io.candor.metrics.panel;

import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Weeks in a row that are held against the same baseline.
///
/// @param baseline what they are held against
/// @param weeks in order, at least one
public record BaselineEra(BaselineVersion baseline, List<IsoWeek> weeks) {

  public BaselineEra {
    weeks = List.copyOf(weeks);
  }

  static List<BaselineEra> of(PanelAssembly assembly, List<IsoWeek> weeks, CutBy by) {
    return of(weeks, assembly.effectiveWeeks(), week -> assembly.baseline(week, by));
  }

  /// The eras of a deployment's weeks.
  ///
  /// @param weeks in a row
  public static List<BaselineEra> of(
      PanelStore.Reader reader, Deployment deployment, List<IsoWeek> weeks, CutBy by) {
    return of(
        weeks,
        List.copyOf(reader.effectiveWeeks(deployment.deploymentId())),
        week -> reader.baseline(deployment, by, week));
  }

  private static List<BaselineEra> of(
      List<IsoWeek> weeks,
      java.util.Collection<IsoWeek> starts,
      Function<IsoWeek, BaselineVersion> baselines) {
    List<BaselineEra> eras = new ArrayList<>();
    List<IsoWeek> era = new ArrayList<>();
    for (IsoWeek week : weeks) {
      if (starts.contains(week) && !era.isEmpty()) {
        eras.add(new BaselineEra(baselines.apply(era.getFirst()), era));
        era = new ArrayList<>();
      }
      era.add(week);
    }
    if (!era.isEmpty()) {
      eras.add(new BaselineEra(baselines.apply(era.getFirst()), era));
    }
    return eras;
  }
}
