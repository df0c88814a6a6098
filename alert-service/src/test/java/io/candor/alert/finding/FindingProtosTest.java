package io.candor.alert.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.Example;
import io.candor.kit.error.CandorException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Findings of the contract in the words of the domain.
class FindingProtosTest {
  @Test
  void leavesCustomersWordsBehind() {
    var proto =
        FindingMessages.loginLoop("default")
            .addExamples(
                Example.newBuilder()
                    .setName("workspaces/default/conversations/c-1")
                    .setExcerpt("canary-4711"))
            .build();
    Finding finding = FindingProtos.fromProto(proto);
    assertThat(new String(finding.document().toByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary");
    assertThat(finding.toString()).doesNotContain("canary");
    // Who wrote them is kept, so that they can be told.
    assertThat(finding.context().examples()).containsExactly("conversations/c-1");
    var kept = proto.toBuilder();
    kept.getExamplesBuilder(0).clearExcerpt();
    assertThat(FindingProtos.toProto(finding)).isEqualTo(kept.build());
    assertThat(FindingProtos.fromDocument(finding.document().toByteArray())).isEqualTo(finding);
  }

  @Test
  void keepsWhatItDoesNotUse() {
    var proto = FindingMessages.loginLoop("default");
    proto.getImpactBuilder().setRenewalQuarter("2026-Q2").setRenewalNextQuarterCount(4);
    Finding finding = FindingProtos.fromProto(proto.build());
    assertThat(FindingProtos.toProto(finding).getImpact().getRenewalNextQuarterCount())
        .isEqualTo(4);
  }

  @Test
  void absentJudgement_isTheCautiousOne() {
    Finding finding =
        FindingProtos.fromProto(
            FindingMessages.loginLoop("default")
                .clearStrength()
                .clearState()
                .clearSeverity()
                .build());
    assertThat(finding.judgement().strength()).isEqualTo(Strength.WATCH);
    assertThat(finding.judgement().state()).isEqualTo(FindingState.OPEN);
    assertThat(finding.judgement().severity()).isEqualTo(Severity.P1);
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyKindHasAUsualSeverity(FindingKind kind) {
    assertThat(kind.usualSeverity("")).isNotNull();
  }

  @Test
  void policySeverities() {
    assertThat(FindingKind.POLICY_INCIDENT.usualSeverity("01")).isEqualTo(Severity.P0);
    assertThat(FindingKind.POLICY_INCIDENT.usualSeverity("02")).isEqualTo(Severity.P1);
    assertThat(FindingKind.POLICY_INCIDENT.usualSeverity("03")).isEqualTo(Severity.P2);
    assertThat(FindingKind.POLICY_INCIDENT.usualSeverity("04")).isEqualTo(Severity.P1);
  }

  @Test
  void namesOfAnotherForm_areRefused() {
    assertThatThrownBy(
            () ->
                FindingProtos.fromProto(
                    FindingMessages.loginLoop("default")
                        .setName("workspaces/default/incidents/x")
                        .build()))
        .isInstanceOf(CandorException.class);
  }

  @Test
  void idsOfAnyForm_keepTheirName() {
    var proto =
        FindingMessages.loginLoop("default").setName("workspaces/default/findings/a%2Fb%20c");
    Finding finding = FindingProtos.fromProto(proto.build());
    assertThat(finding.name().findingId()).isEqualTo("a/b c");
    assertThat(FindingProtos.name(finding.name())).isEqualTo(proto.getName());
  }
}
