package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.FindingKey;
import io.candor.metrics.finding.FindingKind;
import io.candor.metrics.finding.Scope;
import org.junit.jupiter.api.Test;

final class FindingIdsTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W15");

  @Test
  void id_followsFromKindScopeAndWeek_forEver() {
    FindingKey key =
        new FindingKey(
            FindingKind.CSAT_ROLLBACK,
            Scope.ofDeployment("helpbot").withArchetype("billing_dispute"),
            "csat_resolution");
    // A golden value: ids outlive releases.
    assertThat(FindingIds.id(key, WEEK)).isEqualTo("csat-rollback.2026-W15.cca9432f5aa89643");
    assertThat(FindingIds.key(key)).isEqualTo("csat-rollback.cca9432f5aa89643");
  }

  @Test
  void otherScopes_haveOtherIds() {
    FindingKey one = new FindingKey(FindingKind.THEME_SPIKE, Scope.ofTheme("a", "bc"), "");
    FindingKey other = new FindingKey(FindingKind.THEME_SPIKE, Scope.ofTheme("ab", "c"), "");
    assertThat(FindingIds.id(one, WEEK)).isNotEqualTo(FindingIds.id(other, WEEK));
  }
}
