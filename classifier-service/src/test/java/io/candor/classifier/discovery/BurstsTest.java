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
  void whatStillComes_isLetPass() {
    look(100);
    look(100);

    assertThat(look(400)).isTrue();
    assertThat(look(401)).isTrue();
    assertThat(look(401)).isFalse();
  }

  @Test
  void streamThatNeverPauses_isSearchedEveryTenMinutes() {
    long searches = 0;
    for (int i = 1; i <= Duration.ofMinutes(31).toSeconds() / 5; i++) {
      searches += look(i) ? 0 : 1;
    }

    assertThat(searches).isEqualTo(3);
  }

  @Test
  void eachWorkspaceForItself() {
    look(100);
    look(100);

    assertThat(bursts.isIn("other", 1000)).isTrue();
    assertThat(look(100)).isFalse();
  }
}
