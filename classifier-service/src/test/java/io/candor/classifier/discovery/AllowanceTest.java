package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final Hand clock = new Hand();
  private final Allowance allowance = new Allowance(0.1, Duration.ofSeconds(3), clock);

  @Test
  void longSearch_makesDebts_thatTakeNineTimesAsLongToPay() {
    clock.pass(Duration.ofSeconds(10)); // a search: earns 1 s, but no more than 3 s are kept
    allowance.spend(Duration.ofSeconds(10));

    // 3 - 10 = -7 s: paid after 70 s at a tenth.
    clock.pass(Duration.ofSeconds(70));
    assertThat(allowance.isLeft()).isFalse();
    clock.pass(Duration.ofMillis(10));
    assertThat(allowance.isLeft()).isTrue();
  }

  @Test
  void manyWorkspaces_takeATenthOfACoreTogether() {
    Duration worked = Duration.ZERO;
    Instant start = clock.instant();
    while (Duration.between(start, clock.instant()).compareTo(Duration.ofHours(1)) < 0) {
      if (allowance.isLeft()) {
        clock.pass(Duration.ofMillis(400));
        allowance.spend(Duration.ofMillis(400));
        worked = worked.plusMillis(400);
      } else {
        clock.pass(Duration.ofSeconds(5));
      }
    }
    // A tenth of 3,600 s, and the 3 s of the start.
    assertThat(worked).isBetween(Duration.ofSeconds(340), Duration.ofSeconds(364));
  }

  @Test
  void quietTime_isKeptUpToTheLimit() {
    clock.pass(Duration.ofDays(1));
    allowance.spend(Duration.ofSeconds(3));

    assertThat(allowance.isLeft()).isFalse();
  }

  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-03-14T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
