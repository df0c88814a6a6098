package io.candor.metrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A line of marks is a line of weeks: `C` tripped and confirmed, `W` tripped as a watch, `.`
/// inside, `?` not judged.
class EpisodesTest {

  private static final IsoWeek FIRST = IsoWeek.parse("2026-W10");
  private static final Scope SCOPE = Scope.ofDeployment("helpbot").withArchetype("returns");
  private static final FindingKey REVIEW =
      new FindingKey(FindingKind.CSAT_REVIEW, SCOPE, "csat_resolution");
  private static final FindingKey ROLLBACK =
      new FindingKey(FindingKind.CSAT_ROLLBACK, SCOPE, "csat_resolution");

  @Test
  void fold_opensLastsAndClears() {
    Finding finding = only(weeks(REVIEW, ".WCW."));

    assertThat(finding.openedWeek()).isEqualTo(week(1));
    assertThat(finding.closedWeek()).contains(week(4));
    assertThat(finding.state()).isEqualTo(Finding.State.CLEARED);
    assertThat(finding.strength()).isEqualTo(Strength.CONFIRMED);
    assertThat(finding.weeks())
        .extracting(Finding.Week::week)
        .containsExactly(week(1), week(2), week(3));
  }

  @Test
  void fold_weeksNotJudged_neitherOpenNorClear() {
    assertThat(Episodes.fold(weeks(REVIEW, "??."))).isEmpty();

    Finding finding = only(weeks(REVIEW, "?W??W??"));
    assertThat(finding.openedWeek()).isEqualTo(week(1));
    assertThat(finding.state()).isEqualTo(Finding.State.OPEN);
    assertThat(finding.weeks()).hasSize(2);
    assertThat(finding.latest().week()).isEqualTo(week(4));
  }

  @Test
  void fold_backAfterClearing_isAnotherFinding() {
    assertThat(Episodes.fold(weeks(REVIEW, "W.W")))
        .extracting(Finding::openedWeek)
        .containsExactly(week(0), week(2));
  }

  @Test
  void fold_rollback_replacesTheReviewOfTheSameMetric() {
    List<Judgement> judgements = new ArrayList<>(weeks(REVIEW, "WW..."));
    judgements.addAll(weeks(ROLLBACK, "..CC."));
    List<Finding> findings = Episodes.fold(judgements);

    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).state()).isEqualTo(Finding.State.REPLACED);
    assertThat(findings.get(0).closedWeek()).contains(week(2));
    assertThat(findings.get(1).key()).isEqualTo(ROLLBACK);
    assertThat(findings.get(1).closedWeek()).contains(week(4));
  }

  @Test
  void fold_rollbackOfAnotherMetric_replacesNothing() {
    FindingKey delayed = new FindingKey(FindingKind.CSAT_ROLLBACK, SCOPE, "csat_delayed");
    List<Judgement> judgements = new ArrayList<>(weeks(REVIEW, "W."));
    judgements.addAll(weeks(delayed, ".C"));

    assertThat(Episodes.fold(judgements).getFirst().state()).isEqualTo(Finding.State.CLEARED);
  }

  @Test
  void fold_anyOrder_sameFindings() {
    List<Judgement> judgements = new ArrayList<>(weeks(REVIEW, "W.WW?C.W"));
    judgements.addAll(weeks(ROLLBACK, ".?C.C..."));
    List<Finding> expected = Episodes.fold(judgements);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(judgements, random);
      assertThat(Episodes.fold(judgements)).isEqualTo(expected);
    }
  }

  private static Finding only(List<Judgement> judgements) {
    List<Finding> findings = Episodes.fold(judgements);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static IsoWeek week(int index) {
    return FIRST.plusWeeks(index);
  }

  private static List<Judgement> weeks(FindingKey key, String marks) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < marks.length(); i++) {
      judgements.add(new Judgement(key, week(i), outcome(marks.charAt(i))));
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(char mark) {
    return switch (mark) {
      case 'C' -> tripped(Strength.CONFIRMED);
      case 'W' -> tripped(Strength.WATCH);
      case '.' -> Judgement.INSIDE;
      case '?' -> Judgement.NOT_JUDGED;
      default -> throw new IllegalArgumentException("mark: " + mark);
    };
  }

  private static Judgement.Outcome tripped(Strength strength) {
    return new Judgement.Tripped(strength, Optional.empty(), false, Figures.NONE);
  }
}
