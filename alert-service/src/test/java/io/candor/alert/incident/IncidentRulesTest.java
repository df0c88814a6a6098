package io.candor.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.alert.correlation.FindingSet;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentEvent.Type;
import io.candor.alert.route.Chosen;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.Finding;
import io.candor.ingest.v1.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The life of an incident, step by step.
class IncidentRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");
  private static final Chosen MOBILE = new Chosen(List.of("mobile"), List.of("area:mobile_app"));

  private @Nullable Incident incident;
  private FindingSet findings = FindingSet.EMPTY;

  @Test
  void watch_isNoIncident() {
    assertThat(
            IncidentRules.onFinding(
                null, arrival(domain(open(1).setStrength(Finding.Strength.WATCH)), MOBILE), NOW))
        .isEmpty();
  }

  @Test
  void confirmed_opensAndTells() {
    expect(apply(open(1)), Type.OPENED, NotifyReason.FIRST_NOTICE, IncidentState.OPEN);
    assertThat(current().told()).isEqualTo(new Told(List.of("mobile"), Severity.P1, false, false));
    assertThat(current().sentence()).startsWith("Mobile CSAT verbatims");
  }

  @Test
  void furtherRevisions_areNoNews() {
    apply(open(1));
    expect(apply(open(2)), Type.UPDATED, NotifyReason.NO_NEWS, IncidentState.OPEN);
    assertThat(current().revision()).isEqualTo(2);
  }

  @Test
  void severityRises_tells_falls_doesNot() {
    apply(open(1));
    expect(
        apply(open(2).setSeverity(Finding.Severity.P0)),
        Type.SEVERITY_CHANGED,
        NotifyReason.SEVERITY_RAISED,
        IncidentState.OPEN);
    expect(
        apply(open(3).setSeverity(Finding.Severity.P2)),
        Type.SEVERITY_CHANGED,
        NotifyReason.NO_NEWS,
        IncidentState.OPEN);
  }

  @Test
  void automaticRollback_tellsOnce() {
    apply(open(1));
    expect(
        apply(open(2).setAutomatic(true)),
        Type.UPDATED,
        NotifyReason.ROLLBACK_AUTOMATIC,
        IncidentState.OPEN);
    expect(
        apply(open(3).setAutomatic(true)), Type.UPDATED, NotifyReason.NO_NEWS, IncidentState.OPEN);
  }

  @Test
  void clears_tellsThoseWhoWereTold_whateverTheRoutesSayNow() {
    apply(open(1));
    Chosen other = new Chosen(List.of("web"), List.of("default"));
    IncidentChange change =
        IncidentRules.onFinding(current(), arrival(domain(cleared(2)), other), NOW).orElseThrow();
    expect(change, Type.CLEARED, NotifyReason.OVER, IncidentState.RESOLVED);
    assertThat(change.event().decision())
        .isEqualTo(
            new NotifyDecision(NotifyReason.OVER, List.of("mobile"), List.of("told-before")));
    assertThat(change.after().receivers()).containsExactly("web");
  }

  @Test
  void clearsBeforeAnybodyWasTold_tellsNobody() {
    expect(apply(cleared(5)), Type.OPENED, NotifyReason.NEVER_NOTIFIED, IncidentState.RESOLVED);
    assertThat(end().resolution()).isEqualTo(Resolution.FINDING_CLEARED);
  }

  @Test
  void comesBack_reopens() {
    apply(open(1));
    apply(cleared(2));
    expect(apply(open(3)), Type.REOPENED, NotifyReason.CAME_BACK, IncidentState.OPEN);
    assertThat(current().lifecycle().end()).isNull();
  }

  @Test
  void cameBackUnheard_isToldOnceItIsRecent() {
    apply(open(1));
    apply(cleared(2));
    expect(
        apply(open(3).setNotify(false)), Type.REOPENED, NotifyReason.TOO_OLD, IncidentState.OPEN);
    expect(apply(open(4)), Type.UPDATED, NotifyReason.CAME_BACK, IncidentState.OPEN);
  }

  @Test
  void endedUnheard_isToldOnceItIsRecent() {
    apply(open(1));
    expect(
        apply(cleared(2).setNotify(false)),
        Type.CLEARED,
        NotifyReason.TOO_OLD,
        IncidentState.RESOLVED);
    expect(apply(cleared(3)), Type.UPDATED, NotifyReason.OVER, IncidentState.RESOLVED);
    expect(apply(cleared(4)), Type.UPDATED, NotifyReason.NO_NEWS, IncidentState.RESOLVED);
  }

  @Test
  void replaced_isResolvedAsReplaced() {
    apply(open(1));
    apply(open(2).setState(Finding.State.REPLACED).setClearedWeek("2026-W12"));
    assertThat(end().resolution()).isEqualTo(Resolution.FINDING_REPLACED);
  }

  @Test
  void withdrawn_speaksForTheIncidentOnlyWhenNothingElseDoes() {
    apply(other(1));
    apply(open(1));
    expect(
        apply(other(2).setState(Finding.State.WITHDRAWN)),
        Type.UPDATED,
        NotifyReason.NO_NEWS,
        IncidentState.OPEN);
    // The other one's week is W10.
    assertThat(current().openedWeek()).isEqualTo("2026-W11");
    apply(cleared(2));
    assertThat(end().resolution()).isEqualTo(Resolution.FINDING_CLEARED);
    assertThat(current().sentence()).contains("login loop");
    apply(open(3).setState(Finding.State.WITHDRAWN));
    assertThat(end().resolution()).isEqualTo(Resolution.FINDING_WITHDRAWN);
    assertThat(current().openedWeek()).isEqualTo("2026-W10");
  }

  @Test
  void history_isStoredAndTellsNobody_untilItIsRecent() {
    expect(apply(open(1).setNotify(false)), Type.OPENED, NotifyReason.TOO_OLD, IncidentState.OPEN);
    expect(
        apply(open(2).setNotify(false).setSeverity(Finding.Severity.P0)),
        Type.SEVERITY_CHANGED,
        NotifyReason.TOO_OLD,
        IncidentState.OPEN);
    expect(apply(open(3)), Type.SEVERITY_CHANGED, NotifyReason.FIRST_NOTICE, IncidentState.OPEN);
  }

  @Test
  void acknowledged_staysSoThroughUpdates_butWorseIsNews() {
    apply(open(1));
    take(CareRules.acknowledge(current(), "ada", "on it", List.of(), NOW).orElseThrow());
    expect(apply(open(2)), Type.UPDATED, NotifyReason.NO_NEWS, IncidentState.ACKNOWLEDGED);
    expect(
        apply(open(3).setSeverity(Finding.Severity.P0)),
        Type.SEVERITY_CHANGED,
        NotifyReason.SEVERITY_RAISED,
        IncidentState.ACKNOWLEDGED);
    assertThat(CareRules.acknowledge(current(), "bob", "", List.of(), NOW)).isEmpty();
  }

  @Test
  void resolvedByPerson_staysSo_untilWorseOrBack() {
    apply(open(1));
    take(CareRules.resolve(current(), "ada", "fixed", List.of(), NOW).orElseThrow());
    expect(apply(open(2)), Type.UPDATED, NotifyReason.RESOLVED_BY_PERSON, IncidentState.RESOLVED);
    expect(
        apply(open(3).setSeverity(Finding.Severity.P0)),
        Type.REOPENED,
        NotifyReason.SEVERITY_RAISED,
        IncidentState.OPEN);
    take(CareRules.resolve(current(), "ada", "", List.of(), NOW).orElseThrow());
    expect(
        apply(cleared(4).setSeverity(Finding.Severity.P0)),
        Type.CLEARED,
        NotifyReason.RESOLVED_BY_PERSON,
        IncidentState.RESOLVED);
    assertThat(end().resolution()).isEqualTo(Resolution.BY_PERSON);
    expect(apply(open(5)), Type.REOPENED, NotifyReason.CAME_BACK, IncidentState.OPEN);
  }

  @Test
  void resolvedTwice_isOnce_andCannotBeAcknowledged() {
    apply(open(1));
    take(CareRules.resolve(current(), "ada", "", List.of(), NOW).orElseThrow());
    assertThat(CareRules.resolve(current(), "bob", "", List.of(), NOW)).isEmpty();
    assertThatThrownBy(() -> CareRules.acknowledge(current(), "bob", "", List.of(), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void peoplesActs_tellTheToolsThatKeepTheState() {
    apply(open(1));
    IncidentChange acknowledged =
        CareRules.acknowledge(current(), "ada", "", List.of("pager"), NOW).orElseThrow();
    assertThat(acknowledged.event().decision())
        .isEqualTo(
            new NotifyDecision(
                NotifyReason.ACKNOWLEDGED, List.of("pager"), List.of("told-before")));
  }

  @Test
  void escalation_addsThoseWhoMustHearOfTheEnd() {
    apply(open(1));
    IncidentChange escalated = CareRules.escalate(current(), List.of("boss"), NOW);
    assertThat(escalated.after().lifecycle().escalationLevel()).isEqualTo(1);
    take(escalated);
    IncidentChange over = apply(cleared(2));
    var decision = java.util.Objects.requireNonNull(over.event().decision());
    assertThat(decision.receivers()).contains("boss");
  }

  @Test
  void closing_needsAResolution_andComesBackLikeOne() {
    apply(open(1));
    assertThatThrownBy(() -> CareRules.close(current(), "ada", "", NOW))
        .isInstanceOf(IllegalStateException.class);
    take(CareRules.resolve(current(), "ada", "", List.of(), NOW).orElseThrow());
    take(CareRules.close(current(), "ada", "", NOW).orElseThrow());
    assertThat(CareRules.close(current(), "bob", "", NOW)).isEmpty();
    expect(apply(open(2)), Type.UPDATED, NotifyReason.RESOLVED_BY_PERSON, IncidentState.CLOSED);
    take(CareRules.reopen(current(), "ada", "", NOW).orElseThrow());
    assertThat(current().state()).isEqualTo(IncidentState.OPEN);
    assertThat(current().lifecycle().end()).isNull();
  }

  @Test
  void peoplesActs_tellNobody() {
    apply(open(1));
    IncidentChange change =
        CareRules.acknowledge(current(), "ada", "on it", List.of(), NOW).orElseThrow();
    assertThat(change.event().decision())
        .isEqualTo(NotifyDecision.nobody(NotifyReason.DONE_BY_PERSON));
    assertThat(change.event().actor()).isEqualTo("ada");
    assertThat(change.event().note()).isEqualTo("on it");
  }

  @Test
  void another_joins_andIsNoNewsToThoseWhoKnow() {
    apply(open(1));
    expect(apply(other(1)), Type.FINDING_JOINED, NotifyReason.NO_NEWS, IncidentState.OPEN);
    assertThat(current().openedWeek()).isEqualTo("2026-W10");
    // It lasts as long as one of them.
    expect(apply(cleared(2)), Type.UPDATED, NotifyReason.NO_NEWS, IncidentState.OPEN);
    expect(
        apply(other(2).setState(Finding.State.CLEARED).setClearedWeek("2026-W14")),
        Type.CLEARED,
        NotifyReason.OVER,
        IncidentState.RESOLVED);
  }

  @Test
  void another_isToldToThoseWhomItConcernsAndWhoDoNotKnow() {
    apply(open(1));
    var finding = domain(other(1));
    findings = findings.with(finding);
    Chosen own = new Chosen(List.of("mobile", "web"), List.of("route:web"));
    IncidentChange change =
        take(
            IncidentRules.onFinding(
                    incident,
                    new Arrival(current().name(), findings, finding, true, MOBILE, own),
                    NOW)
                .orElseThrow());
    expect(change, Type.FINDING_JOINED, NotifyReason.FINDING_JOINED, IncidentState.OPEN);
    assertThat(java.util.Objects.requireNonNull(change.event().decision()).receivers())
        .containsExactly("web");
    assertThat(current().receivers()).containsExactly("mobile");
    assertThat(current().told().receivers()).containsExactly("mobile", "web");
  }

  @Test
  void another_reopensWhatAPersonResolved_butAPartOfItDoesNot() {
    apply(open(1));
    take(CareRules.resolve(current(), "ada", "", List.of(), NOW).orElseThrow());
    Finding.Builder part = other(1);
    part.getScopeBuilder().setThemeId("login_loop").setSegment(Account.Segment.ENTERPRISE);
    expect(apply(part), Type.UPDATED, NotifyReason.RESOLVED_BY_PERSON, IncidentState.RESOLVED);
    expect(
        apply(other(1).setName("workspaces/default/findings/third")),
        Type.REOPENED,
        NotifyReason.CAME_BACK,
        IncidentState.OPEN);
  }

  @Test
  void another_moreSevere_leads() {
    apply(open(1));
    expect(
        apply(other(1).setSeverity(Finding.Severity.P0)),
        Type.SEVERITY_CHANGED,
        NotifyReason.SEVERITY_RAISED,
        IncidentState.OPEN);
    assertThat(current().sentence()).contains("stuck spinner");
  }

  @Test
  void id_followsFromTheSubjectAlone() {
    var subject = domain(open(1)).subject();
    IncidentName name = IncidentName.of("default", subject);
    // Golden: a change of the id would open every lasting incident a second time.
    assertThat(name.incidentId()).isEqualTo("theme-spike-cd3db4e4c00267173da2");
    var renamed = open(7).setSeverity(Finding.Severity.P3);
    renamed.getScopeBuilder().setAreaDisplayName("Handset").setThemeDisplayName("loop");
    assertThat(IncidentName.of("default", domain(renamed).subject())).isEqualTo(name);
    assertThat(IncidentName.of("default", domain(open(1).setOpenedWeek("2026-W12")).subject()))
        .isNotEqualTo(name);
    assertThat(IncidentName.of("default", domain(open(1).setMetric("x")).subject()))
        .isNotEqualTo(name);
  }

  private IncidentChange apply(Finding.Builder finding) {
    return take(
        IncidentRules.onFinding(incident, arrival(domain(finding), MOBILE), NOW).orElseThrow());
  }

  private Arrival arrival(io.candor.alert.finding.Finding finding, Chosen chosen) {
    boolean joined = !findings.has(finding.name());
    findings = findings.with(finding);
    IncidentName name =
        incident == null ? IncidentName.of("default", finding.subject()) : incident.name();
    return new Arrival(name, findings, finding, joined, chosen, chosen);
  }

  private IncidentChange take(IncidentChange change) {
    incident = change.after();
    return change;
  }

  private Incident current() {
    return java.util.Objects.requireNonNull(incident);
  }

  private Lifecycle.End end() {
    return java.util.Objects.requireNonNull(current().lifecycle().end());
  }

  private static void expect(
      IncidentChange change, Type type, NotifyReason reason, IncidentState state) {
    assertThat(change.event().type()).isEqualTo(type);
    var decision = java.util.Objects.requireNonNull(change.event().decision());
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.receivers().isEmpty()).isEqualTo(!reason.notifies());
    assertThat(change.after().state()).isEqualTo(state);
  }

  private static Finding.Builder open(long revision) {
    return FindingMessages.loginLoop("default").setRevision(revision);
  }

  /// Another theme, from the week before.
  private static Finding.Builder other(long revision) {
    Finding.Builder other =
        open(revision).setName("workspaces/default/findings/other").setOpenedWeek("2026-W10");
    other.getScopeBuilder().setThemeId("stuck_spinner").setThemeDisplayName("stuck spinner");
    return other;
  }

  private static Finding.Builder cleared(long revision) {
    return open(revision).setState(Finding.State.CLEARED).setClearedWeek("2026-W13");
  }

  private static io.candor.alert.finding.Finding domain(Finding.Builder finding) {
    return FindingProtos.fromProto(finding.build());
  }
}
