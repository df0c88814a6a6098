package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.RateDelta;
import java.util.List;
import java.util.Optional;

/// `doom_loop`: containment has risen by so many points over some weeks while delayed satisfaction
/// or the 7-day repeat contact of the same archetype got worse: the count rises because customers
/// cannot get out. Any worsening counts; confirmed when both the rise and a worsening are.
final class DoomLoopRule implements Rule {

  @Override
  public List<Judgement> judge(History history) {
    return EachWeek.judge(
        history,
        history.archetypes(),
        FindingKind.DOOM_LOOP,
        "",
        (line, week) -> outcome(history, line, week));
  }

  private static Judgement.Outcome outcome(History history, Line line, IsoWeek week) {
    Settings settings = history.settings();
    IsoWeek earlier = week.plusWeeks(-settings.targets().doomLoopWeeks());
    if (earlier.isBefore(history.firstFullWeek())) {
      return Judgement.NOT_JUDGED;
    }
    PanelRow now = history.row(line, week);
    PanelRow then = history.row(line, earlier);
    if (now.containment().status() != Status.OK || then.containment().status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    RateDelta rise = new RateDelta(now.containment().proportion(), then.containment().proportion());
    Fraction line5 = Fraction.ofPercent(settings.targets().doomLoopPoints());
    if (rise.exact().isBelow(line5)) {
      return Judgement.INSIDE;
    }
    return worsened(rise, delayed(now, then), repeats(now, then), settings);
  }

  private static Judgement.Outcome worsened(
      RateDelta rise, Optional<RateDelta> delayed, Optional<RateDelta> repeats, Settings settings) {
    if (delayed.isEmpty() && repeats.isEmpty()) {
      return Judgement.NOT_JUDGED;
    }
    Optional<RateDelta> fall = delayed.filter(d -> d.exact().isBelow(Fraction.ZERO));
    Optional<RateDelta> more = repeats.filter(d -> d.exact().isAbove(Fraction.ZERO));
    if (fall.isEmpty() && more.isEmpty()) {
      return Judgement.INSIDE;
    }
    double confidence = settings.evidence().confirmedConfidence();
    boolean confirmed =
        confidence == 0
            || (rise.lowerBound(confidence) > 0
                && (fall.filter(d -> d.upperBound(confidence) < 0).isPresent()
                    || more.filter(d -> d.lowerBound(confidence) > 0).isPresent()));
    Figures.Builder figures = Figures.builder().put("containmentRisePoints", rise.points());
    fall.ifPresent(d -> figures.put("delayedChangePoints", d.points()));
    more.ifPresent(d -> figures.put("repeat7ChangePoints", d.points()));
    return Judgement.Tripped.of(confirmed, figures.build());
  }

  private static Optional<RateDelta> delayed(PanelRow now, PanelRow then) {
    CsatGate judged = now.deflection().gates().delayed();
    CsatGate before = then.deflection().gates().delayed();
    return judged.status() == Status.OK && before.status() == Status.OK
        ? Optional.of(
            new RateDelta(Satisfaction.of(judged.rolling()), Satisfaction.of(before.rolling())))
        : Optional.empty();
  }

  private static Optional<RateDelta> repeats(PanelRow now, PanelRow then) {
    RepeatContact judged = now.repeatContacts().sevenDays();
    RepeatContact before = then.repeatContacts().sevenDays();
    return judged.rate().status() == Status.OK && before.rate().status() == Status.OK
        ? Optional.of(new RateDelta(judged.rate().proportion(), before.rate().proportion()))
        : Optional.empty();
  }
}
