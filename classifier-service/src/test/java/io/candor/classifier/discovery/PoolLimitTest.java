package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolLimitTest {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final DiscoveryConfig CONFIG =
      new DiscoveryConfig(
          true, Duration.ofSeconds(5), Duration.ofDays(56), Duration.ofDays(7), 5, 3, 0.001, 400);

  @Test
  void fewTexts_areAllKept_untilTheyAreTwoWindowsOld() {
    List<Verbatim> all = each(Duration.ofDays(1), 150);

    PoolLimit limit = PoolLimit.of(all, CONFIG);

    // The last is of day 149; 2 * 56 = 112 days before it is day 37.
    assertThat(limit.gone()).isEqualTo(all.subList(0, 37));
    assertThat(limit.kept()).isEqualTo(all.subList(37, 150));
  }

  @Test
  void ofTooMany_theNewestHalfStays_andTheOthersKeepTheirPast() {
    // 1,000 texts in 50 days, 20 a day; 200 + 200 stay.
    List<Verbatim> all = each(Duration.ofMinutes(72), 1_000);

    PoolLimit limit = PoolLimit.of(all, CONFIG);

    assertThat(limit.kept()).hasSize(400).containsAll(all.subList(800, 1_000));
    assertThat(limit.gone()).hasSize(600);
    // A quarter of 800 texts stays: of each ten days' 200 about 50, give or take 3 deviations of 6.
    for (int from = 0; from < 800; from += 200) {
      List<Verbatim> part = all.subList(from, from + 200);
      assertThat(limit.kept().stream().filter(part::contains).count()).isBetween(32L, 68L);
    }
  }

  @Test
  void whatIsForgotten_doesNotDependOnTheOrderOfArrival() {
    List<Verbatim> all = each(Duration.ofMinutes(72), 1_000);
    List<Verbatim> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.sort(Comparator.comparing(Verbatim::time));

    assertThat(PoolLimit.of(shuffled, CONFIG)).isEqualTo(PoolLimit.of(all, CONFIG));
    assertThat(PoolLimit.of(PoolLimit.of(all, CONFIG).kept(), CONFIG).gone()).isEmpty();
  }

  private static List<Verbatim> each(Duration apart, int count) {
    List<Verbatim> verbatims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "feedback/" + i;
      Instant time = START.plus(apart.multipliedBy(i));
      verbatims.add(
          new Verbatim(
              key + "#", key, "text", time, key, "", Verbatim.Rated.LOW, List.of(), new float[0]));
    }
    return verbatims;
  }
}
