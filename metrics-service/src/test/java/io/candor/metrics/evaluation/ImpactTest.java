package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.evaluation.FindingBackground.LowItems;
import io.candor.metrics.fact.AccountHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImpactTest {
  private static final LocalDate SUNDAY = LocalDate.parse("2026-03-15");
  private static final Instant END = Instant.parse("2026-03-15T23:59:59Z");

  @Test
  void affectedAccounts_areAddedUpBySegment() {
    Impact impact =
        impact(
            account("a", "ENTERPRISE", "USD", 100, "2026-04-01"),
            account("b", "ENTERPRISE", "USD", 300, "2026-07-01"),
            account("c", "SMB", "USD", 50, "2026-06-13"),
            account("untouched", "ENTERPRISE", "USD", 600, "2026-04-02"));

    assertThat(impact.segments())
        .extracting(Impact.SegmentImpact::segment)
        .containsExactly("ENTERPRISE", "SMB");
    assertThat(impact.segments().getFirst().accounts()).isEqualTo(2);
    // (100 + 300) of 1000
    assertThat(impact.segments().getFirst().share()).isEqualTo(0.4);
    assertThat(impact.affectedMicros()).isEqualTo(450_000_000);
    assertThat(impact.quarter()).isEqualTo("2026-Q2");
    // 1 April and 13 June, not 1 July.
    assertThat(impact.renewNextQuarter()).isEqualTo(2);
    // To 13 June: 90 days after 15 March.
    assertThat(impact.renew90Days()).isEqualTo(2);
    assertThat(impact.severity()).isEqualTo(1.5);
    // ((450 of 1050) + 0.01) * 1.5 * 2
    assertThat(impact.priority(2)).isCloseTo((450 / 1050.0 + 0.01) * 3, within(1e-12));
  }

  @Test
  void otherCurrencies_areNotAdded() {
    Impact impact =
        impact(
            account("a", "SMB", "USD", 100, "2026-04-01"),
            account("b", "SMB", "EUR", 100, "2026-04-01"),
            account("untouched", "SMB", "USD", 100, "2026-04-01"));
    assertThat(impact.currency()).isEqualTo("USD");
    assertThat(impact.affectedMicros()).isEqualTo(100_000_000);
    assertThat(impact.segments().getFirst().accounts()).isEqualTo(2);
    assertThat(impact.segments().getFirst().share()).isEqualTo(0.5);
  }

  @Test
  void quarterOfNewYearsWeek_isThatOfItsLastDay() {
    Impact impact =
        Impact.of(
            new LowItems(0, 0, 0, Set.of()),
            List.of(),
            LocalDate.parse("2026-01-04"),
            Instant.parse("2026-01-04T23:59:59Z"));
    assertThat(impact.quarter()).isEqualTo("2026-Q2");
    assertThat(impact.severity()).isZero();
  }

  private static Impact impact(AccountHistory... accounts) {
    return Impact.of(new LowItems(4, 3, 6, Set.of("a", "b", "c")), List.of(accounts), SUNDAY, END);
  }

  private static AccountHistory account(
      String id, String segment, String currency, long units, String renewal) {
    return new AccountHistory(
        id,
        1,
        List.of(
            new AccountHistory.Version(
                Optional.empty(),
                segment,
                "",
                currency,
                units * 1_000_000,
                Optional.of(LocalDate.parse(renewal)),
                "ACTIVE")));
  }
}
