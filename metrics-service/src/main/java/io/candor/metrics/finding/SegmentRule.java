package io.candor.metrics.finding;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Crossing;
import io.candor.metrics.kpi.CsatDelayed;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.CsatResolution;
import io.candor.metrics.kpi.StandardisedDelta;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// `segment_drop`: a segment's satisfaction trips while the total of the same scope does not. Over
/// all archetypes both are standardised to the baseline's mix. It proposes; it never rolls back by
/// itself.
final class SegmentRule implements Rule {

  // Accounts whose segment nobody told us are no segment that anybody could look after.
  private static final String UNKNOWN = "UNSPECIFIED";

  /// One of the satisfactions that have lines.
  private record Metric(
      String name, Function<Gates, CsatGate> gate, Function<CellCounts, CsatCounts> answers) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric(CsatRule.RESOLUTION, Gates::resolution, CsatResolution::of),
          new Metric(CsatRule.DELAYED, Gates::delayed, CsatDelayed::of));

  @Override
  public List<Judgement> judge(History history) {
    List<Line> lines = new ArrayList<>(history.archetypesAndTail());
    lines.add(Line.ALL);
    List<Judgement> judgements = new ArrayList<>();
    for (Metric metric : METRICS) {
      for (Line line : lines) {
        for (String segment : history.panel().cells().segments()) {
          if (!segment.equals(UNKNOWN)) {
            judgements.addAll(judge(history, metric, line, segment));
          }
        }
      }
    }
    return judgements;
  }

  private static List<Judgement> judge(History history, Metric metric, Line line, String segment) {
    FindingKey key =
        new FindingKey(
            FindingKind.SEGMENT_DROP, history.scope(line).withSegment(segment), metric.name());
    Cut cut = new Cut.Segment(segment);
    List<Judgement> judgements = new ArrayList<>();
    for (IsoWeek week : history.weeks()) {
      judgements.add(new Judgement(key, week, outcome(history, metric, line, cut, week)));
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(
      History history, Metric metric, Line line, Cut cut, IsoWeek week) {
    if (history.isEmpty(line, cut, week)) {
      return Judgement.NOT_JUDGED;
    }
    return line.equals(Line.ALL)
        ? overAll(history, metric, cut, week)
        : ofArchetype(history, metric, line, cut, week);
  }

  private static Judgement.Outcome ofArchetype(
      History history, Metric metric, Line line, Cut cut, IsoWeek week) {
    CsatGate gate = metric.gate().apply(history.row(line, cut, week).deflection().gates());
    CsatGate total = metric.gate().apply(history.row(line, week).deflection().gates());
    if (gate.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    if (gate.crossing() == Crossing.NONE || total.crossing() != Crossing.NONE) {
      return Judgement.INSIDE;
    }
    return tripped(gate.crossing(), gate.confirmed(), CsatRule.figures(history, gate));
  }

  private static Judgement.Outcome overAll(History history, Metric metric, Cut cut, IsoWeek week) {
    CsatGate gate = metric.gate().apply(history.row(Line.ALL, cut, week).deflection().gates());
    if (gate.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    Optional<StandardisedDelta> delta = history.panel().standardised(cut, week, metric.answers());
    Crossing crossing = crossing(history, delta);
    Crossing total =
        crossing(history, history.panel().standardised(Cut.WHOLE, week, metric.answers()));
    if (delta.isEmpty() || crossing == Crossing.NONE || total != Crossing.NONE) {
      return Judgement.INSIDE;
    }
    var evidence = history.settings().evidence();
    Figures figures =
        Figures.builder()
            .put("deltaPoints", delta.get().points())
            .put("deltaPoints", delta.get().interval(evidence.intervalConfidence()))
            .put("upperOneSidedPoints", upper(delta.get(), evidence.confirmedConfidence()))
            .count("archetypes", delta.get().strata().size())
            .put("pooled", gate.delta().orElseThrow().judged())
            .put("baseline", gate.delta().orElseThrow().reference())
            .build();
    return tripped(crossing, delta.get().confirmed(evidence.confirmedConfidence()), figures);
  }

  private static Crossing crossing(History history, Optional<StandardisedDelta> delta) {
    var settings = history.settings();
    return delta
        .map(d -> d.crossing(settings.csat(), settings.evidence().confirmedConfidence()))
        .orElse(Crossing.NONE);
  }

  private static OptionalDouble upper(StandardisedDelta delta, double confidence) {
    return confidence == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(delta.upperBound(confidence));
  }

  private static Judgement.Outcome tripped(Crossing crossing, boolean confirmed, Figures figures) {
    Severity severity = crossing == Crossing.ROLLBACK ? Severity.ROLLBACK : Severity.REVIEW;
    return new Judgement.Tripped(Strength.of(confirmed), Optional.of(severity), false, figures);
  }
}
