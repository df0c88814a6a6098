package io.candor.alert.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.finding.FindingProtos;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.OnlineFigure;
import io.candor.alert.v1.RootCauseShare;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sentences about what customers write more often, and why.
class VolumeSentencesTest {
  @Test
  void themeSpike_isTheSentenceOfTheSpecification() {
    assertThat(sentence(FindingMessages.loginLoop("default")))
        .isEqualTo(
            "Mobile CSAT verbatims referencing \"login loop\" up 4× this week (17 vs 4), affecting"
                + " 12 enterprise accounts (8.4 % of enterprise ARR), since release mobile 5.2.0 on"
                + " 12 March.");
  }

  @Test
  void rootCauseOfMost_isTold() {
    assertThat(sentence(loginLoop(cause("PRODUCT_BUG", 12, 0.75), cause("UNKNOWN", 4, 0.25))))
        .endsWith("on 12 March. Root cause of 12 of 16: product bug.");
    assertThat(
            sentence(
                loginLoop(cause("MISSING_DOCUMENTATION", 3, 1))
                    .setKind(io.candor.alert.v1.Finding.Kind.THEME_EMERGING)))
        .endsWith("on 12 March. Root cause of 3 of 3: missing documentation.");
  }

  @Test
  void rootCauseOfFew_isNotTold() {
    String without = sentence(FindingMessages.loginLoop("default"));

    assertThat(sentence(loginLoop(cause("UNKNOWN", 9, 0.75), cause("PRODUCT_BUG", 3, 0.25))))
        .isEqualTo(without);
    assertThat(sentence(loginLoop(cause("PRODUCT_BUG", 4, 0.5), cause("UNKNOWN", 4, 0.5))))
        .isEqualTo(without);
    assertThat(sentence(loginLoop(cause("PRODUCT_BUG", 2, 1)))).isEqualTo(without);
  }

  private static io.candor.alert.v1.Finding.Builder loginLoop(RootCauseShare... causes) {
    var finding = FindingMessages.loginLoop("default");
    finding.getImpactBuilder().addAllRootCauses(List.of(causes));
    return finding;
  }

  private static RootCauseShare cause(String name, long verbatims, double share) {
    return RootCauseShare.newBuilder()
        .setRootCause(name)
        .setVerbatimCount(verbatims)
        .setShare(share)
        .build();
  }

  @Test
  void themeSpike_seenLaterAgainstFourWeeksEarlier() {
    var finding = FindingMessages.loginLoop("default").clearImpact().clearRelease();
    finding.setEvaluateTime(FindingMessages.time("2027-01-04T08:00:00Z"));
    finding
        .getWeeksBuilder(0)
        .getVolumeBuilder()
        .setSeenCount(1021)
        .setRatio(2.44)
        .setFourWeeksEarlierCount(418)
        .setComparison("FOUR_WEEKS_EARLIER");
    assertThat(sentence(finding))
        .isEqualTo(
            "Mobile CSAT verbatims referencing \"login loop\" up 2.4× in week 2026-W11 (1,021 vs"
                + " 418 four weeks earlier), since 12 March 2026.");
  }

  @Test
  void themeSpike_fromNothing() {
    var finding = FindingMessages.loginLoop("default").clearImpact();
    finding.setEvaluateTime(FindingMessages.time("2026-03-16T06:00:00Z"));
    finding.getWeeksBuilder(0).getVolumeBuilder().setLastWeekCount(0).clearRatio();
    assertThat(sentence(finding))
        .isEqualTo(
            "Mobile CSAT verbatims referencing \"login loop\" up last week (17 vs 0), since release"
                + " mobile 5.2.0 on 12 March.");
  }

  @Test
  void themeEmerging() {
    assertThat(
            sentence(
                FindingMessages.loginLoop("default")
                    .setKind(io.candor.alert.v1.Finding.Kind.THEME_EMERGING)))
        .isEqualTo(
            "New theme \"login loop\" in Mobile: 17 low CSAT verbatims this week, affecting 12"
                + " enterprise accounts (8.4 % of enterprise ARR), since release mobile 5.2.0 on 12"
                + " March.");
  }

  @Test
  void spikeThatWeeksDoNotShow_isToldAgainstWhatIsUsual() {
    var finding = FindingMessages.loginLoop("default");
    finding
        .getWeeksBuilder(finding.getWeeksCount() - 1)
        .getVolumeBuilder()
        .setSeenCount(6)
        .setLastWeekCount(5)
        .setRatio(1.2)
        .setComparison("LAST_WEEK")
        .setOnline(OnlineFigure.newBuilder().setSeenCount(36).setExpectedCount(8.5).setRatio(4.24));
    assertThat(sentence(finding))
        .startsWith(
            "Mobile CSAT verbatims referencing \"login loop\" up 4× on what is usual (36 vs 8.5)");
  }

  private static String sentence(io.candor.alert.v1.Finding.Builder finding) {
    return Sentences.sentence(FindingProtos.fromProto(finding.build()));
  }
}
