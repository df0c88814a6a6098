package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.TargetSettings;
import io.candor.metrics.statistics.StabilityIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `mix_shift`: the archetypes of a quarter are mixed otherwise than those of the baseline, so that
/// the baseline speaks of other work. An item of the recalibration, always confirmed: it is a
/// description, not an estimate.
public final class MixShift {

  private MixShift() {}

  /// The live conversations of one quarter, by the date of their close in the workspace's zone.
  ///
  /// @param lastWeek the week in which the quarter ends, under which the finding is kept
  /// @param over whether the quarter is over; a running one is not judged
  /// @param conversations by archetype
  public record Quarter(IsoWeek lastWeek, boolean over, Map<String, Long> conversations) {

    public Quarter {
      conversations = Map.copyOf(conversations);
    }
  }

  /// Judges quarters, in order.
  ///
  /// @param baseline conversations of the baseline by archetype
  public static List<Judgement> judge(
      String deployment,
      List<Quarter> quarters,
      Map<String, Long> baseline,
      TargetSettings targets) {
    FindingKey key = new FindingKey(FindingKind.MIX_SHIFT, Scope.ofDeployment(deployment), "");
    List<Judgement> judgements = new ArrayList<>();
    for (Quarter quarter : quarters) {
      boolean judged = quarter.over() && !quarter.conversations().isEmpty() && !baseline.isEmpty();
      judgements.add(
          new Judgement(
              key,
              quarter.lastWeek(),
              judged ? outcome(quarter, baseline, targets) : Judgement.NOT_JUDGED));
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(
      Quarter quarter, Map<String, Long> baseline, TargetSettings targets) {
    double index = StabilityIndex.of(quarter.conversations(), baseline);
    long total = quarter.conversations().values().stream().mapToLong(Long::longValue).sum();
    return index > targets.mixShiftPsi()
        ? Judgement.Tripped.of(
            true,
            Figures.builder().put("stabilityIndex", index).count("conversations", total).build())
        : Judgement.INSIDE;
  }
}
