package io.candor.alert.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.MeasuredFigure.Unit;
import io.candor.alert.v1.WeekFigure;
import io.candor.ingest.v1.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One expected sentence for every kind, and what is left when parts are absent.
class SentencesTest {
  @Test
  void csatRollback() {
    assertThat(sentence(FindingMessages.rollback("default").setRollbackOwner("Ada Owner")))
        .isEqualTo(
            "Resolution CSAT of Helpbot on billing dispute is 8.3 points below baseline (75.2 %"
                + " against 83.4 %, 95 % interval −13.5 to −3.3 points, 372 answers against 722) in"
                + " the four weeks to 2026-W14: billing dispute should leave the deflection list;"
                + " Ada Owner decides.");
  }

  @Test
  void csatRollback_automaticAndLasting() {
    var finding = FindingMessages.rollback("default").setAutomatic(true);
    finding.addWeeks(finding.getWeeks(0).toBuilder().setWeek("2026-W15"));
    assertThat(sentence(finding))
        .endsWith(
            "in the four weeks to 2026-W15, since week 2026-W14: billing dispute should leave the"
                + " deflection list; the evidence suffices for an automatic rollback.");
  }

  @Test
  void csatReview() {
    var finding =
        figure(io.candor.alert.v1.Finding.Kind.CSAT_REVIEW, "returns")
            .setMetric("csat_delayed")
            .setProposal("Raise the threshold of returns to 0.8.");
    measured(finding).setDelta(-3.486).setSampleSize(91).setWindow("P4W").setUnit(Unit.POINTS);
    assertThat(sentence(finding))
        .isEqualTo(
            "Delayed CSAT of Helpbot on returns is 3.5 points below baseline (91 answers) in the"
                + " four weeks to 2026-W13: proposed: Raise the threshold of returns to 0.8.");
  }

  @Test
  void segmentDrop() {
    var finding =
        figure(io.candor.alert.v1.Finding.Kind.SEGMENT_DROP, "password_reset")
            .setMetric("csat_resolution");
    finding.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
    measured(finding).setDelta(-11.3061).setSampleSize(59).setUnit(Unit.POINTS);
    assertThat(sentence(finding))
        .isEqualTo(
            "Resolution CSAT of Helpbot on password reset for enterprise accounts is 11.3 points"
                + " below baseline (59 answers) in week 2026-W13, while the total is not.");
  }

  @Test
  void handoffCsat() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.HANDOFF_CSAT, "password_reset");
    measured(finding).setDelta(-1).setSampleSize(1).setUnit(Unit.POINTS);
    assertThat(sentence(finding))
        .isEqualTo(
            "CSAT after a handoff of Helpbot on password reset is 1 point below baseline (1 answer)"
                + " in week 2026-W13.");
  }

  @Test
  void policyIncident() {
    var finding =
        figure(io.candor.alert.v1.Finding.Kind.POLICY_INCIDENT, "returns").setPolicyClass("01");
    measured(finding).setValue(3).setUnit(Unit.COUNT);
    assertThat(sentence(finding))
        .isEqualTo(
            "Helpbot stated refund or pricing terms that differ from the policy 3 times on returns"
                + " in week 2026-W13 (class 01).");
  }

  @Test
  void refundLeakage() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.REFUND_LEAKAGE, "returns");
    measured(finding).setValue(0.9).setSampleSize(10);
    assertThat(sentence(finding))
        .isEqualTo(
            "Helpbot paid refunds outside the policy on returns in week 2026-W13 (90 % of 10"
                + " refunds within policy).");
  }

  @Test
  void contextLossAndRepeatState() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.CONTEXT_LOSS, "");
    measured(finding)
        .setValue(11 / 113.0)
        .setSampleSize(113)
        .setThreshold(0.05)
        .setUnit(Unit.FRACTION);
    assertThat(sentence(finding))
        .isEqualTo(
            "Agents had to ask the customer again in 9.7 % of 113 escalations of Helpbot in week"
                + " 2026-W13 (target below 5 %).");
    assertThat(sentence(finding.setKind(io.candor.alert.v1.Finding.Kind.REPEAT_STATE)))
        .isEqualTo(
            "Customers had to say again what they had told the bot in 9.7 % of 113 escalations of"
                + " Helpbot in week 2026-W13 (target below 5 %).");
  }

  @Test
  void repeatContact() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.REPEAT_CONTACT, "shipping_policy");
    measured(finding)
        .setValue(0.124)
        .setReference(0.093)
        .setThreshold(1.1)
        .setUnit(Unit.RATIO)
        .setWindow("P7D")
        .setSampleSize(214);
    assertThat(sentence(finding))
        .isEqualTo(
            "7-day repeat contact of Helpbot on shipping policy is 1.33 × baseline in week 2026-W13"
                + " (12.4 % against 9.3 %, limit 1.1 ×, 214 conversations).");
  }

  @Test
  void handleTimes() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.BOT_HANDLE_TIME_TREND, "order_status");
    measured(finding).setValue(209.98).setReference(144.02).setSampleSize(78).setUnit(Unit.SECONDS);
    assertThat(sentence(finding))
        .isEqualTo(
            "Bot handle time of Helpbot on order status rose two weeks running, to 210 s in week"
                + " 2026-W13 (from 144 s, 78 conversations).");
    measured(finding).setValue(742).setReference(614).setThreshold(1.1).setUnit(Unit.RATIO);
    assertThat(sentence(finding.setKind(io.candor.alert.v1.Finding.Kind.ESCALATED_HANDLE_TIME)))
        .isEqualTo(
            "Escalated handle time of Helpbot on order status is 1.21 × baseline in week 2026-W13"
                + " (742 s against 614 s, limit 1.1 ×, 78 conversations).");
  }

  @Test
  void deflectionBand() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.DEFLECTION_BAND, "billing_dispute");
    measured(finding).setValue(0.1534).setThreshold(0.1).setUnit(Unit.FRACTION).setSampleSize(639);
    assertThat(sentence(finding))
        .isEqualTo(
            "Deflection of Helpbot on billing dispute is 15.3 %, above its band (line 10 %, 639"
                + " conversations) in week 2026-W13.");
  }

  @Test
  void attemptAndContainmentDrop() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.ATTEMPT_DROP, "password_reset");
    measured(finding)
        .setValue(0.6015)
        .setReference(0.8786)
        .setDelta(-27.7)
        .setUnit(Unit.POINTS)
        .setSampleSize(128);
    assertThat(sentence(finding))
        .isEqualTo(
            "Helpbot tries 60.2 % of conversations on password reset in week 2026-W13, 27.7 points"
                + " less than in the four weeks before (87.9 %, 128 conversations).");
    assertThat(sentence(finding.setKind(io.candor.alert.v1.Finding.Kind.CONTAINMENT_DROP)))
        .startsWith("Helpbot contains 60.2 % of conversations on password reset");
  }

  @Test
  void doomLoop() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.DOOM_LOOP, "basic_billing");
    measured(finding).setDelta(10.996).setUnit(Unit.POINTS);
    assertThat(sentence(finding))
        .isEqualTo(
            "Containment of Helpbot on basic billing rose 11 points over the four weeks to 2026-W13"
                + " while customers come back more or rate it worse: they cannot get out.");
  }

  @Test
  void surveySilence() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.SURVEY_SILENCE, "");
    finding.setScope(FindingScope.newBuilder().setSource("RESOLUTION"));
    measured(finding).setValue(0.095).setReference(0.375).setSampleSize(1021);
    assertThat(sentence(finding))
        .isEqualTo(
            "Resolution surveys are going silent in week 2026-W13: answers to 9.5 % of 1,021"
                + " conversations (usually 37.5 %).");
  }

  @Test
  void silenceOfAProducer() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.SURVEY_SILENCE, "");
    finding.setScope(FindingScope.newBuilder().setSource("producer:feedback.app_review"));
    measured(finding).setValue(259_200).setReference(86_400).setUnit(Unit.SECONDS);
    assertThat(sentence(finding))
        .isEqualTo(
            "No events of feedback (app review) have come for more than 3 days (usually at most 24"
                + " hours apart) in week 2026-W13: the figures are going blind.");
  }

  @Test
  void mixShiftAndOverdueAction() {
    var finding = figure(io.candor.alert.v1.Finding.Kind.MIX_SHIFT, "");
    measured(finding).setValue(0.271).setThreshold(0.2).setUnit(Unit.INDEX).setSampleSize(6359);
    assertThat(sentence(finding))
        .isEqualTo(
            "The mix of archetypes of Helpbot differs from the baseline (stability index 0.27,"
                + " limit 0.2, 6,359 conversations): the baseline is due for recalibration.");
    finding.setKind(io.candor.alert.v1.Finding.Kind.ACTION_OVERDUE).setProposal("Review returns");
    assertThat(sentence(finding))
        .isEqualTo("An action item of Helpbot is overdue: Review returns.");
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyKindSpeaks_withNothingButItsKind(FindingKind kind) {
    var bare =
        io.candor.alert.v1.Finding.newBuilder()
            .setName("workspaces/default/findings/f")
            .setRevision(1)
            .setKind(io.candor.alert.v1.Finding.Kind.valueOf(kind.name()))
            .setOpenedWeek("2026-W13");
    assertThat(sentence(bare))
        .endsWith(".")
        .doesNotContain("null", "  ", " ,", "()", "..", "unknown", "\"\"");
    assertThat(Sentences.title(domain(bare))).isNotBlank().doesNotContain("_");
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyKindSpeaks_withEveryPart(FindingKind kind) {
    var full =
        FindingMessages.loginLoop("default")
            .setKind(io.candor.alert.v1.Finding.Kind.valueOf(kind.name()))
            .setMetric("csat_resolution");
    full.getScopeBuilder()
        .setDeploymentId("helpbot")
        .setArchetypeId("(long tail)")
        .setSegment(Account.Segment.SMB)
        .setChannel("WEB_FORM");
    full.getWeeksBuilder(0)
        .setMeasured(
            MeasuredFigure.newBuilder()
                .setValue(0.5)
                .setReference(0.4)
                .setDelta(-3)
                .setDeltaLower(Double.NEGATIVE_INFINITY)
                .setDeltaUpper(4)
                .setThreshold(2)
                .setSampleSize(3)
                .setReferenceSampleSize(4));
    assertThat(sentence(full)).endsWith(".").doesNotContain("null", "  ", " ,", "()", "..");
  }

  @Test
  void titleFitsSlack() {
    var finding = FindingMessages.loginLoop("default");
    finding.getScopeBuilder().setThemeDisplayName("😀".repeat(300));
    String title = Sentences.title(domain(finding));
    assertThat(title.codePointCount(0, title.length())).isEqualTo(150);
    assertThat(title).endsWith("…");
  }

  @Test
  void titleNamesKindAndScope() {
    assertThat(Sentences.title(domain(FindingMessages.rollback("default"))))
        .isEqualTo("CSAT rollback: Helpbot, billing dispute");
    assertThat(Sentences.title(domain(FindingMessages.loginLoop("default"))))
        .isEqualTo("Theme spike: Mobile, \"login loop\"");
  }

  private static io.candor.alert.v1.Finding.Builder figure(
      io.candor.alert.v1.Finding.Kind kind, String archetype) {
    return io.candor.alert.v1.Finding.newBuilder()
        .setName("workspaces/default/findings/f")
        .setRevision(1)
        .setKind(kind)
        .setScope(
            FindingScope.newBuilder()
                .setDeploymentId("helpbot")
                .setDeploymentDisplayName("Helpbot")
                .setArchetypeId(archetype))
        .setOpenedWeek("2026-W13")
        .addWeeks(WeekFigure.newBuilder().setWeek("2026-W13"));
  }

  private static MeasuredFigure.Builder measured(io.candor.alert.v1.Finding.Builder finding) {
    return finding.getWeeksBuilder(0).getMeasuredBuilder();
  }

  private static String sentence(io.candor.alert.v1.Finding.Builder finding) {
    return Sentences.sentence(domain(finding));
  }

  private static Finding domain(io.candor.alert.v1.Finding.Builder finding) {
    return FindingProtos.fromProto(finding.build());
  }
}
