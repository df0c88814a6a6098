package io.candor.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.route.Chosen;
import io.candor.alert.testing.FindingMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Whatever subset of revisions arrives, in whatever order and how often, the incident ends the
/// same, as long as the last one is among them; and nobody is told twice of the same news.
class IncidentRulesPropertyTest {
  private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");
  private static final Chosen ADA = new Chosen(List.of("ada"), List.of("default"));

  /// One revision, before it has a number.
  record Step(boolean open, boolean notifiable, boolean automatic, int severity) {}

  @Property(tries = 2000)
  void endsTheSame(
      @ForAll("histories") List<Step> history, @ForAll("arrivals") List<Integer> arrivals) {
    List<Finding> revisions = revisions(history);
    List<Finding> arrived = new ArrayList<>();
    arrivals.forEach(index -> arrived.add(revisions.get(index % revisions.size())));
    arrived.add(revisions.getLast());

    Incident inOrder = last(run(revisions)).after();
    Incident shuffled = last(run(arrived)).after();

    assertThat(shuffled.name()).isEqualTo(inOrder.name());
    assertThat(shuffled.state()).isEqualTo(inOrder.state());
    assertThat(shuffled.lifecycle().end() == null).isEqualTo(inOrder.lifecycle().end() == null);
    assertThat(shuffled.sentence()).isEqualTo(inOrder.sentence());
    assertThat(shuffled.finding()).isEqualTo(inOrder.finding());
  }

  @Property(tries = 2000)
  void tellsOnlyNews(@ForAll("histories") List<Step> history) {
    @Nullable NotifyReason before = null;
    for (IncidentChange change : run(revisions(history))) {
      NotifyDecision decision = change.event().decision();
      assertThat(decision).isNotNull();
      if (decision == null || !decision.reason().notifies()) {
        continue;
      }
      NotifyReason reason = decision.reason();
      assertThat(change.after().finding().judgement().notifiable()).isTrue();
      assertThat(decision.receivers()).containsExactly("ada");
      // The first news is the first notice, and there is one; an end follows a beginning.
      assertThat(reason == NotifyReason.FIRST_NOTICE).isEqualTo(before == null);
      if (before == NotifyReason.OVER) {
        assertThat(reason).isEqualTo(NotifyReason.CAME_BACK);
      }
      before = reason;
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    return Combinators.combine(coin, coin, coin, Arbitraries.integers().between(1, 4))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Integer>> arrivals() {
    return Arbitraries.integers().between(0, 11).list().ofMaxSize(30);
  }

  // As the store does: a revision that is not above the last one changes nothing.
  private static List<IncidentChange> run(List<Finding> arrivals) {
    List<IncidentChange> changes = new ArrayList<>();
    long seen = 0;
    @Nullable Incident incident = null;
    for (Finding finding : arrivals) {
      if (finding.revision() <= seen) {
        continue;
      }
      seen = finding.revision();
      Arrival arrival =
          new Arrival(
              IncidentName.of("default", finding.subject()),
              FindingSet.EMPTY.with(finding),
              finding,
              incident == null,
              ADA,
              ADA);
      Optional<IncidentChange> change = IncidentRules.onFinding(incident, arrival, NOW);
      if (change.isPresent()) {
        incident = change.get().after();
        changes.add(change.get());
      }
    }
    return changes;
  }

  private static IncidentChange last(List<IncidentChange> changes) {
    return changes.getLast();
  }

  private static List<Finding> revisions(List<Step> history) {
    List<Finding> revisions = new ArrayList<>();
    for (Step step : history) {
      revisions.add(
          FindingProtos.fromProto(
              FindingMessages.rollback("default")
                  .setRevision(revisions.size() + 1)
                  .setState(
                      step.open()
                          ? io.candor.alert.v1.Finding.State.OPEN
                          : io.candor.alert.v1.Finding.State.CLEARED)
                  .setNotify(step.notifiable())
                  .setAutomatic(step.automatic())
                  .setSeverityValue(step.severity())
                  .build()));
    }
    return revisions;
  }
}
