package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatContactTest {

  private static final Fraction FACTOR = Fraction.of(new BigDecimal("1.10"));

  @ParameterizedTest
  @CsvSource({
    // 11 % against 10 % is exactly 1.10 times: inside.
    "11, 100, 10, 100, false",
    "1101, 10000, 10, 100, true",
    "12, 100, 10, 100, true",
    "1, 100, 0, 100, true",
    "0, 100, 0, 100, false"
  })
  void exceeds_isStrict(long repeated, long judged, long before, long judgedBefore, boolean more) {
    assertThat(
            judge(new Proportion(repeated, judged), new Proportion(before, judgedBefore))
                .exceeds(FACTOR))
        .isEqualTo(more);
  }

  @Test
  void ratio_baselineWithoutRepeats_absent() {
    assertThat(judge(new Proportion(12, 100), new Proportion(10, 100)).ratio().orElseThrow())
        .isCloseTo(1.2, within(1e-12));
    assertThat(judge(new Proportion(12, 100), new Proportion(0, 100)).ratio()).isEmpty();
    assertThat(judge(Proportion.EMPTY, new Proportion(10, 100)).ratio()).isEmpty();
  }

  @Test
  void status_fewOnEitherSide_isInsufficient() {
    assertThat(judge(new Proportion(5, 49), new Proportion(10, 100)).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(judge(new Proportion(5, 50), new Proportion(10, 49)).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(judge(new Proportion(5, 50), new Proportion(10, 50)).status()).isEqualTo(Status.OK);
  }

  private static RepeatContact judge(Proportion judged, Proportion baseline) {
    return RepeatContact.judge(judged, baseline, true, EvidenceSettings.DEFAULT);
  }
}
