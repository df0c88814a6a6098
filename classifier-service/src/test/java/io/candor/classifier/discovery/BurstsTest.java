package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BurstsTest {

  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource source = () -> now;
  private final Bursts bursts = new Bursts(source.withZone(ZoneOffset.UTC));

  private boolean look(long arrivals) {
    now = now.plusSeconds(5);
    return bursts.isIn("w", arrivals);
  }

  @Test
  void firstLook_waitsForTheNext() {
    assertThat(look(3)).isTrue();
    assertThat(look(3)).isFalse();
  }

  @Test
  void aFewTextsAtATime_areNoBurst() {
    look(100);

    assertThat(look(103)).isFalse();
    assertThat(look(123)).isFalse();
  }

  @Test
  void manyTexts_areLetPass() {
    look(100);
    look(100);

    assertThat(look(400)).isTrue();
    assertThat(look(900)).isTrue();
    assertThat(look(910)).isFalse();
  }

  @Test
  void streamThatIsAlwaysFast_isSearchedEveryTenMinutes() {
    long searches = 0;
    for (int i = 1; i <= Duration.ofMinutes(31).toSeconds() / 5; i++) {
      searches += look(1000L * i) ? 0 : 1;
    }

    assertThat(searches).isEqualTo(3);
  }

  @Test
  void eachWorkspaceForItself() {
    look(100);
    look(100);

    assertThat(bursts.isIn("other", 1000)).isTrue();
    assertThat(look(101)).isFalse();
  }
}
