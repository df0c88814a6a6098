package io.candor.metrics.review;

import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Newcombe;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import java.util.Optional;

/// An archetype whose knowledge seems to have gone stale: against the period before the bot needs
/// longer for what it contains, or customers come back more often, with one-sided confidence.
///
/// @param archetype the archetype
/// @param handleTime the bot's handle time, when it has risen
/// @param repeatContact contacts again within 7 days, when they have risen
record StaleKnowledge(
    String archetype, Optional<Rise<Sample>> handleTime, Optional<Rise<Proportion>> repeatContact) {

  /// A figure that has risen.
  record Rise<T>(T before, T now) {}

  /// Of a line; empty when neither has risen for certain.
  static Optional<StaleKnowledge> of(Review.Line line, EvidenceSettings evidence) {
    Optional<Rise<Sample>> time = handleTime(line.before(), line.now(), evidence);
    Optional<Rise<Proportion>> repeats = repeatContact(line.before(), line.now(), evidence);
    return time.isEmpty() && repeats.isEmpty()
        ? Optional.empty()
        : Optional.of(new StaleKnowledge(line.now().key().line().name(), time, repeats));
  }

  private static Optional<Rise<Sample>> handleTime(
      PanelRow before, PanelRow now, EvidenceSettings evidence) {
    Optional<Sample> then = before.handleTimes().bot().sample();
    Optional<Sample> sample = now.handleTimes().bot().sample();
    if (!HandleTime.enough(then, evidence) || !HandleTime.enough(sample, evidence)) {
      return Optional.empty();
    }
    Rise<Sample> rise = new Rise<>(then.orElseThrow(), sample.orElseThrow());
    return Optional.of(rise)
        .filter(r -> r.now().mean() > r.before().mean())
        .filter(
            r ->
                evidence.confirmedConfidence() == 0
                    || Welch.lowerBound(r.now(), r.before(), evidence.confirmedConfidence())
                        .filter(bound -> bound > 0)
                        .isPresent());
  }

  private static Optional<Rise<Proportion>> repeatContact(
      PanelRow before, PanelRow now, EvidenceSettings evidence) {
    Proportion then = before.repeatContacts().sevenDays().rate().proportion();
    Proportion rate = now.repeatContacts().sevenDays().rate().proportion();
    if (then.whole() < evidence.minDenominator() || rate.whole() < evidence.minDenominator()) {
      return Optional.empty();
    }
    return Optional.of(new Rise<>(then, rate))
        .filter(r -> r.now().exact().isAbove(r.before().exact()))
        .filter(
            r ->
                evidence.confirmedConfidence() == 0
                    || Newcombe.lowerBound(r.now(), r.before(), evidence.confirmedConfidence())
                        > 0);
  }
}
