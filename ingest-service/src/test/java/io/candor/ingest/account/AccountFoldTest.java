package io.candor.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.report.AccountReport;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountFoldTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void history_startsWithWhatHasNoTime() {
    Account account =
        fold(
            event("b", MAY, "Globex", Segment.ENTERPRISE),
            event("a", null, "Globex", Segment.SMB),
            event("c", MARCH, null, Segment.MID_MARKET));

    assertThat(account.versions())
        .extracting(AccountVersion::startTime)
        .containsExactly(null, MARCH, MAY);
    assertThat(account.versions())
        .extracting(version -> version.state().segment())
        .containsExactly(Segment.SMB, Segment.MID_MARKET, Segment.ENTERPRISE);
    assertThat(account.versions().get(1).state().name()).isEqualTo("Globex");
    assertThat(account.state().segment()).isEqualTo(Segment.ENTERPRISE);
  }

  @Test
  void sameTime_isOneVersion() {
    Account account = fold(event("a", MAY, "old", Segment.SMB), event("b", MAY, "new", null));

    assertThat(account.versions()).hasSize(1);
    assertThat(account.state().name()).isEqualTo("new");
    assertThat(account.state().segment()).isEqualTo(Segment.SMB);
  }

  @Test
  void reportWithoutNews_startsNoVersion() {
    Account account = fold(event("a", MARCH, "x", Segment.SMB), event("b", MAY, "x", Segment.SMB));

    assertThat(account.versions()).hasSize(1);
  }

  @Test
  void attributes_mergeByKey() {
    Account account =
        fold(
            event("a", MARCH, Map.of("region", "EU", "tier", "1")),
            event("b", MAY, Map.of("region", "US")));

    assertThat(account.state().attributes()).isEqualTo(Map.of("region", "US", "tier", "1"));
  }

  private static Account fold(Event... events) {
    return AccountFold.fold("acc", List.of(events)).orElseThrow();
  }

  private static Event event(
      String id, @Nullable Instant time, @Nullable String name, @Nullable Segment segment) {
    return new Event(
        id, time, new AccountReport("acc", name, null, segment, null, null, null, Map.of()));
  }

  private static Event event(String id, Instant time, Map<String, String> attributes) {
    return new Event(
        id, time, new AccountReport("acc", null, null, null, null, null, null, attributes));
  }
}
