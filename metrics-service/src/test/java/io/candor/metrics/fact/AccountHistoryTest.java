package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccountHistoryTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void segment_isThatOfTheMoment() {
    AccountHistory account =
        new AccountHistory(
            "acc-1",
            1,
            List.of(version(Optional.empty(), "SMB"), version(Optional.of(MARCH), "ENTERPRISE")));
    assertThat(account.segmentAt(MARCH.minusMillis(1))).isEqualTo("SMB");
    assertThat(account.segmentAt(MARCH)).isEqualTo("ENTERPRISE");
  }

  @Test
  void segment_isTheEarliestKnown_beforeAnythingWasTold() {
    AccountHistory account =
        new AccountHistory("acc-1", 1, List.of(version(Optional.of(MARCH), "FREE")));
    assertThat(account.segmentAt(MARCH.minusSeconds(86_400))).isEqualTo("FREE");
  }

  @Test
  void segmentToldLater_holdsForTheTimeBefore() {
    AccountHistory account =
        new AccountHistory(
            "acc-1",
            1,
            List.of(
                version(Optional.empty(), AccountHistory.UNSPECIFIED),
                version(Optional.of(MARCH), "SMB")));
    assertThat(account.segmentAt(MARCH.minusSeconds(1))).isEqualTo("SMB");
  }

  @Test
  void accountWithoutVersions_hasNoSegment() {
    assertThat(new AccountHistory("acc-1", 1, List.of()).segmentAt(MARCH))
        .isEqualTo(AccountHistory.UNSPECIFIED);
  }

  private static AccountHistory.Version version(Optional<Instant> start, String segment) {
    return new AccountHistory.Version(
        start, segment, "", "", 0, Optional.empty(), AccountHistory.UNSPECIFIED);
  }
}
