package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.StabilityIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Says whether a baseline should be taken anew, and from which weeks. Pure.
public final class BaselineProposals {
  // A quarter: the mix of fewer weeks moves with every holiday.
  private static final int MIX_WEEKS = 13;
  private static final int PROPOSED_WEEKS = 8;

  private BaselineProposals() {}

  /// Why.
  public enum Reason {
    MIX_MOVED,
    HANDOFF_READY,
    NEW_ARCHETYPE
  }

  /// A reason to take a new baseline.
  ///
  /// @param archetypes which it is about; empty for all
  /// @param figure the stability index, the number of live weeks, or the share of conversations
  /// @param threshold the line that it has reached
  /// @param first first week to take it from
  /// @param last last week to take it from
  public record Proposal(
      Reason reason,
      List<String> archetypes,
      double figure,
      double threshold,
      IsoWeek first,
      IsoWeek last) {}

  /// The proposals at the end of a week.
  ///
  /// @param cells every live cell of the deployment
  /// @param until the last week with figures that are all in
  public static List<Proposal> of(
      Baseline baseline, Collection<Cell> cells, IsoWeek until, Settings settings) {
    List<Proposal> proposals = new ArrayList<>();
    if (baseline.cells().isEmpty()) {
      return proposals;
    }
    mixMoved(baseline, cells, until, settings).ifPresent(proposals::add);
    newArchetypes(baseline, cells, until, settings).ifPresent(proposals::add);
    handoffsReady(baseline, cells, until, settings).ifPresent(proposals::add);
    return proposals;
  }

  /// How the live conversations of the last weeks are mixed.
  public static Map<String, Long> mix(Collection<Cell> cells, IsoWeek until, int weeks) {
    Map<String, Long> mix = new TreeMap<>();
    for (Cell cell : cells) {
      long back = cell.key().week().weeksUntil(until);
      if (back >= 0 && back < weeks) {
        mix.merge(cell.key().archetype(), cell.counts().conversations(), Long::sum);
      }
    }
    return mix;
  }

  private static Optional<Proposal> mixMoved(
      Baseline baseline, Collection<Cell> cells, IsoWeek until, Settings settings) {
    Map<String, Long> mix = mix(cells, until, MIX_WEEKS);
    if (mix.values().stream().mapToLong(Long::longValue).sum()
        < settings.evidence().minDenominator()) {
      return Optional.empty();
    }
    double index = StabilityIndex.of(mix, baseline.mix());
    double line = settings.targets().mixShiftPsi();
    return index > line
        ? Optional.of(
            new Proposal(
                Reason.MIX_MOVED,
                List.of(),
                index,
                line,
                until.plusWeeks(1L - PROPOSED_WEEKS),
                until))
        : Optional.empty();
  }

  private static Optional<Proposal> newArchetypes(
      Baseline baseline, Collection<Cell> cells, IsoWeek until, Settings settings) {
    Map<String, Long> mix = mix(cells, until, settings.windows().rollingWeeks());
    long all = mix.values().stream().mapToLong(Long::longValue).sum();
    double line = settings.windows().newArchetypePercent().movePointLeft(2).doubleValue();
    List<Map.Entry<String, Long>> large =
        mix.entrySet().stream()
            .filter(one -> baseline.holds(Line.LONG_TAIL, one.getKey()))
            .filter(one -> one.getValue() > 0 && one.getValue() >= line * all)
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .toList();
    return large.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                Reason.NEW_ARCHETYPE,
                large.stream().map(Map.Entry::getKey).toList(),
                (double) large.getFirst().getValue() / all,
                line,
                until.plusWeeks(1L - PROPOSED_WEEKS),
                until));
  }

  private static Optional<Proposal> handoffsReady(
      Baseline baseline, Collection<Cell> cells, IsoWeek until, Settings settings) {
    List<String> ready = new ArrayList<>();
    IsoWeek first = until;
    IsoWeek last = until;
    for (String archetype : baseline.alone()) {
      List<IsoWeek> weeks = LiveHandoffs.weeks(cells, archetype);
      boolean enough =
          weeks.size() == LiveHandoffs.WEEKS
              && !weeks.getLast().isAfter(until)
              && answers(cells, archetype, weeks) >= settings.evidence().minAnswers();
      if (enough && !baseline.handoffArchetypes().contains(archetype)) {
        ready.add(archetype);
        first = weeks.getFirst().isBefore(first) ? weeks.getFirst() : first;
        last = weeks.getLast();
      }
    }
    return ready.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                Reason.HANDOFF_READY, ready, LiveHandoffs.WEEKS, LiveHandoffs.WEEKS, first, last));
  }

  private static long answers(Collection<Cell> cells, String archetype, List<IsoWeek> weeks) {
    return cells.stream()
        .filter(cell -> cell.key().archetype().equals(archetype))
        .filter(cell -> weeks.contains(cell.key().week()))
        .mapToLong(cell -> cell.counts().escalation().csat().answers())
        .sum();
  }
}
