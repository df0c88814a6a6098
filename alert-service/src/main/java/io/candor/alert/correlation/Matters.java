package io.candor.alert.correlation;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Segment;
import io.candor.alert.finding.Severity;
import io.candor.alert.finding.WeekFigure;
import java.util.List;

/// Which matter a finding belongs to. The matters:
///
/// | matter | findings | one for each |
/// |---|---|---|
/// | handoff | context loss, repeat-state, escalated handle time, handoff CSAT of the whole | bot |
/// | answers | CSAT review and rollback, doom loop, repeat contact, handoff CSAT, deflection above
/// its band | archetype |
/// | refusal | attempt drop, containment drop, deflection below its band | archetype |
/// | segment | fall of a segment | segment |
/// | symptom | emerging theme, spike; also by the release that they follow in an area | theme |
/// | breach | policy incidents that are no P0 | class |
/// | refunds | refunds outside the policy | bot |
///
/// A P0 policy incident, and every kind that is not named, is a matter of its own.
public final class Matters {
  private static final String HANDOFF = "handoff";
  private static final String ANSWERS = "answers";

  private Matters() {}

  /// The keys under which others find the incident of this finding; at least one.
  static List<CorrelationKey> offered(Finding finding) {
    FindingScope scope = finding.subject().scope();
    String deployment = scope.deployment().id();
    String archetype = scope.archetypeId();
    return switch (finding.subject().kind()) {
      case CONTEXT_LOSS, REPEAT_STATE, ESCALATED_HANDLE_TIME ->
          List.of(CorrelationKey.of(HANDOFF, deployment));
      case HANDOFF_CSAT ->
          List.of(
              archetype.isEmpty()
                  ? CorrelationKey.of(HANDOFF, deployment)
                  : answers(deployment, archetype));
      case CSAT_REVIEW, CSAT_ROLLBACK, DOOM_LOOP, REPEAT_CONTACT ->
          List.of(answers(deployment, archetype));
      case DEFLECTION_BAND ->
          List.of(
              isAbove(finding)
                  ? answers(deployment, archetype)
                  : CorrelationKey.of("refusal", deployment, archetype));
      case ATTEMPT_DROP, CONTAINMENT_DROP ->
          List.of(CorrelationKey.of("refusal", deployment, archetype));
      case SEGMENT_DROP ->
          List.of(
              archetype.isEmpty() ? segment(deployment, scope) : answers(deployment, archetype));
      case THEME_SPIKE, THEME_EMERGING -> symptom(finding, scope);
      case POLICY_INCIDENT ->
          List.of(
              finding.judgement().severity() == Severity.P0
                  ? alone(finding)
                  : CorrelationKey.of("breach", deployment, finding.subject().policyClass()));
      case REFUND_LEAKAGE -> List.of(CorrelationKey.of("refunds", deployment));
      case BOT_HANDLE_TIME_TREND, SURVEY_SILENCE, MIX_SHIFT ->
          List.of(lasting(finding, deployment, archetype));
      case ACTION_OVERDUE -> List.of(alone(finding));
    };
  }

  /// The keys of the wider matters that explain this finding if they were there first: a fall of a
  /// segment in one archetype is part of the segment's fall, handoff CSAT of one archetype part of
  /// what goes wrong at the handoff.
  static List<CorrelationKey> wider(Finding finding) {
    FindingScope scope = finding.subject().scope();
    if (scope.archetypeId().isEmpty()) {
      return List.of();
    }
    return switch (finding.subject().kind()) {
      case SEGMENT_DROP -> List.of(segment(scope.deployment().id(), scope));
      case HANDOFF_CSAT -> List.of(CorrelationKey.of(HANDOFF, scope.deployment().id()));
      default -> List.of();
    };
  }

  private static CorrelationKey answers(String deployment, String archetype) {
    return CorrelationKey.of(ANSWERS, deployment, archetype);
  }

  private static CorrelationKey segment(String deployment, FindingScope scope) {
    Segment segment = scope.segment();
    return CorrelationKey.of("segment", deployment, segment == null ? "" : segment.name());
  }

  // What follows one release in one area is one matter, whatever it is called.
  private static List<CorrelationKey> symptom(Finding finding, FindingScope scope) {
    CorrelationKey theme =
        scope.theme().isAbsent()
            ? CorrelationKey.of("area", scope.area().id())
            : CorrelationKey.of("theme", scope.theme().id());
    var release = finding.context().release();
    return release == null || release.releaseId().isEmpty()
        ? List.of(theme)
        : List.of(theme, CorrelationKey.of("release", scope.area().id(), release.releaseId()));
  }

  private static CorrelationKey lasting(Finding finding, String deployment, String archetype) {
    return CorrelationKey.of(
        finding.subject().kind().name(),
        deployment,
        archetype,
        finding.subject().metric(),
        finding.subject().scope().source());
  }

  private static CorrelationKey alone(Finding finding) {
    return CorrelationKey.of("finding", finding.name().findingId());
  }

  // Above its band a bot is pushed into what it cannot answer; below it refuses what it could.
  private static boolean isAbove(Finding finding) {
    WeekFigure week = finding.latestWeek().orElse(null);
    WeekFigure.Measured measured = week == null ? null : week.measured();
    Double delta = measured == null ? null : measured.delta();
    return delta != null && delta > 0;
  }
}
