package io.candor.alert.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.correlation.Correlation.Assigned;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Finding.Kind;
import io.candor.ingest.v1.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which findings are one matter.
class CorrelationTest {
  private static final Duration FOUR_WEEKS = Duration.ofDays(28);

  @Test
  void whole_andItsParts_areOne() {
    assertThat(
            incidents(
                bot(Kind.CONTEXT_LOSS, "", "2026-W13", ""),
                bot(Kind.CONTEXT_LOSS, "returns", "2026-W13", ""),
                bot(Kind.CONTEXT_LOSS, "order_status", "2026-W14", "2026-W16"),
                bot(Kind.REPEAT_STATE, "", "2026-W13", "")))
        .hasSize(1);
  }

  @Test
  void otherBots_andOtherArchetypes_areOthers() {
    Finding.Builder other = bot(Kind.CONTEXT_LOSS, "", "2026-W13", "");
    other.getScopeBuilder().setDeploymentId("second");
    assertThat(incidents(bot(Kind.CONTEXT_LOSS, "", "2026-W13", ""), other)).hasSize(2);
    assertThat(
            incidents(
                bot(Kind.CSAT_REVIEW, "returns", "2026-W13", ""),
                bot(Kind.CSAT_REVIEW, "plan_change", "2026-W13", "")))
        .hasSize(2);
  }

  @Test
  void reviewAndWhatReplacesIt_areOne() {
    assertThat(
            incidents(
                bot(Kind.CSAT_REVIEW, "returns", "2026-W13", "2026-W14"),
                bot(Kind.CSAT_ROLLBACK, "returns", "2026-W14", "")))
        .hasSize(1);
  }

  @Test
  void band_aboveIsAboutTheAnswers_belowAboutRefusal() {
    assertThat(
            incidents(
                bot(Kind.CSAT_ROLLBACK, "returns", "2026-W14", ""),
                band("returns", 0.1),
                bot(Kind.ATTEMPT_DROP, "plan_change", "2026-W15", ""),
                band("plan_change", -0.1)))
        .containsExactlyInAnyOrder(
            List.of("CSAT_ROLLBACK returns", "DEFLECTION_BAND returns"),
            List.of("ATTEMPT_DROP plan_change", "DEFLECTION_BAND plan_change"));
  }

  @Test
  void comesBackInTime_isTheSame_laterAnother() {
    Finding.Builder first = bot(Kind.REFUND_LEAKAGE, "returns", "2026-W11", "2026-W12");
    assertThat(incidents(first, bot(Kind.REFUND_LEAKAGE, "plan_change", "2026-W16", "2026-W17")))
        .hasSize(1);
    assertThat(incidents(first, bot(Kind.REFUND_LEAKAGE, "plan_change", "2026-W17", "2026-W18")))
        .hasSize(2);
    // Over the turn of the year, with a week 53.
    assertThat(
            incidents(
                bot(Kind.REFUND_LEAKAGE, "returns", "2026-W50", "2026-W51"),
                bot(Kind.REFUND_LEAKAGE, "returns", "2027-W02", "")))
        .hasSize(1);
  }

  @Test
  void fallOfASegmentInOneArchetype_isPartOfTheSegmentsIfThatWasFirst() {
    Finding.Builder early = bot(Kind.SEGMENT_DROP, "returns", "2026-W12", "");
    early.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
    Finding.Builder whole = bot(Kind.SEGMENT_DROP, "", "2026-W15", "");
    whole.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
    Finding.Builder late = bot(Kind.SEGMENT_DROP, "plan_change", "2026-W16", "");
    late.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
    Finding.Builder other = bot(Kind.SEGMENT_DROP, "plan_change", "2026-W16", "");
    other.getScopeBuilder().setSegment(Account.Segment.SMB);
    assertThat(incidents(early, whole, late, other))
        .containsExactlyInAnyOrder(
            List.of("SEGMENT_DROP returns"),
            List.of("SEGMENT_DROP ", "SEGMENT_DROP plan_change"),
            List.of("SEGMENT_DROP plan_change"));
  }

  @Test
  void newSymptomAndItsRise_areOne_soIsWhatFollowsTheSameRelease() {
    Finding.Builder emerging = FindingMessages.loginLoop("default").setKind(Kind.THEME_EMERGING);
    Finding.Builder segment = FindingMessages.loginLoop("default");
    segment.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
    Finding.Builder sameRelease = FindingMessages.loginLoop("default");
    sameRelease.getScopeBuilder().setThemeId("white_screen");
    Finding.Builder another = FindingMessages.loginLoop("default").clearRelease();
    another.getScopeBuilder().setThemeId("slow_sync");
    assertThat(
            incidents(
                emerging, FindingMessages.loginLoop("default"), segment, sameRelease, another))
        .hasSize(2);
  }

  @Test
  void policyIncidentsOfAP0_areAlone_othersGoByClass() {
    assertThat(
            incidents(
                policy("01", Finding.Severity.P0, "returns", "2026-W13"),
                policy("01", Finding.Severity.P0, "returns", "2026-W14"),
                policy("04", Finding.Severity.P1, "returns", "2026-W13"),
                policy("04", Finding.Severity.P1, "plan_change", "2026-W15"),
                policy("03", Finding.Severity.P2, "plan_change", "2026-W15")))
        .hasSize(4);
  }

  @Test
  void aFindingStaysWithItsIncident_andAWatchHasNone() {
    Finding known = named(0, bot(Kind.CSAT_REVIEW, "returns", "2026-W13", ""));
    Correlation correlation =
        new Correlation(Map.of(), Map.of("f0", "csat-review-old"), FOUR_WEEKS);
    assertThat(correlation.assign(List.of(FindingProtos.fromProto(known)), it -> "new"))
        .extracting(Assigned::incidentId)
        .containsExactly("csat-review-old");
    assertThat(
            new Correlation(Map.of(), Map.of(), FOUR_WEEKS)
                .assign(
                    List.of(
                        FindingProtos.fromProto(
                            known.toBuilder().setStrength(Finding.Strength.WATCH).build())),
                    it -> "new"))
        .isEmpty();
  }

  @Test
  void oneBatch_inWhateverOrder_comesToTheSame() {
    List<Finding.Builder> findings =
        new ArrayList<>(
            List.of(
                bot(Kind.CONTEXT_LOSS, "", "2026-W13", ""),
                bot(Kind.CONTEXT_LOSS, "returns", "2026-W13", ""),
                bot(Kind.HANDOFF_CSAT, "returns", "2026-W11", "2026-W15"),
                bot(Kind.HANDOFF_CSAT, "plan_change", "2026-W14", ""),
                bot(Kind.CSAT_REVIEW, "returns", "2026-W14", ""),
                bot(Kind.REFUND_LEAKAGE, "returns", "2026-W11", "2026-W12"),
                bot(Kind.REFUND_LEAKAGE, "returns", "2026-W13", "2026-W14")));
    var expected = incidents(findings.toArray(Finding.Builder[]::new));
    assertThat(expected)
        .contains(List.of("CONTEXT_LOSS ", "CONTEXT_LOSS returns", "HANDOFF_CSAT plan_change"))
        .contains(List.of("CSAT_REVIEW returns", "HANDOFF_CSAT returns"))
        .hasSize(3);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(findings, new Random(seed));
      assertThat(incidents(findings.toArray(Finding.Builder[]::new)))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /// The findings by incident, each as kind and archetype.
  private static List<List<String>> incidents(Finding.Builder... findings) {
    List<io.candor.alert.finding.Finding> named = new ArrayList<>();
    Arrays.stream(findings)
        .forEach(it -> named.add(FindingProtos.fromProto(named(named.size(), it))));
    Map<String, TreeSet<String>> incidents = new TreeMap<>();
    new Correlation(Map.of(), Map.of(), FOUR_WEEKS)
        .assign(named, it -> "incident of " + it.name().findingId())
        .forEach(
            it ->
                incidents
                    .computeIfAbsent(it.incidentId(), id -> new TreeSet<>())
                    .add(
                        it.finding().subject().kind()
                            + " "
                            + it.finding().subject().scope().archetypeId()));
    return incidents.values().stream().map(it -> (List<String>) List.copyOf(it)).toList();
  }

  private static Finding named(int number, Finding.Builder finding) {
    return finding.setName("workspaces/default/findings/f" + number).build();
  }

  private static Finding.Builder bot(Kind kind, String archetype, String opened, String cleared) {
    Finding.Builder finding =
        FindingMessages.rollback("default")
            .setKind(kind)
            .setMetric("")
            .setOpenedWeek(opened)
            .setClearedWeek(cleared)
            .setState(cleared.isEmpty() ? Finding.State.OPEN : Finding.State.CLEARED);
    finding.getScopeBuilder().setArchetypeId(archetype);
    return finding;
  }

  private static Finding.Builder band(String archetype, double delta) {
    Finding.Builder band = bot(Kind.DEFLECTION_BAND, archetype, "2026-W15", "");
    band.getWeeksBuilder(0).getMeasuredBuilder().setDelta(delta);
    return band;
  }

  private static Finding.Builder policy(
      String policyClass, Finding.Severity severity, String archetype, String week) {
    return bot(Kind.POLICY_INCIDENT, archetype, week, "")
        .setPolicyClass(policyClass)
        .setSeverity(severity);
  }
}
