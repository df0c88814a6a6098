package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff =
      new BackOff(Duration.ofMillis(200), Duration.ofMinutes(1), new Random(1));

  @Test
  void afterFailure_boundDoublesUpToTheLongest() {
    assertThat(longestOf(1)).isBetween(150L, 200L);
    assertThat(longestOf(2)).isBetween(300L, 400L);
    assertThat(longestOf(5)).isBetween(2_400L, 3_200L); // 200 * 2^4
    assertThat(longestOf(20)).isBetween(45_000L, 60_000L);
    assertThat(longestOf(Integer.MAX_VALUE)).isBetween(45_000L, 60_000L);
  }

  @Test
  void afterFailure_fullJitter() {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 1_000; i++) {
      shortest = Math.min(shortest, backOff.afterFailure(10).toMillis());
    }
    assertThat(shortest).isLessThan(1_000);
  }

  private long longestOf(int failureCount) {
    long longest = 0;
    for (int i = 0; i < 1_000; i++) {
      longest = Math.max(longest, backOff.afterFailure(failureCount).toMillis());
    }
    return longest;
  }
}
