package io.candor.metrics.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.settings.MoneySettings;
import io.candor.metrics.statistics.Proportion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(impact.items().meanSeverity()).isEqualTo(1.5);
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
  void otherCurrencies_areAddedAtTheWorkspacesRates() {
    MoneySettings euros =
        new MoneySettings(Optional.of("EUR"), Map.of("USD", new BigDecimal("0.9")));
    Impact impact =
        impact(
            euros,
            account("a", "SMB", "USD", 100, "2026-04-01"),
            account("b", "SMB", "EUR", 100, "2026-04-01"),
            account("c", "SMB", "GBP", 100, "2026-04-01"));
    assertThat(impact.currency()).isEqualTo("EUR");
    // 100 * 0.9 + 100; there is no rate of pounds.
    assertThat(impact.affectedMicros()).isEqualTo(190_000_000);
    assertThat(impact.unpriced()).isEqualTo(1);
    assertThat(impact.accounts()).isEqualTo(3);
  }

  @Test
  void renewalsAndStages_areCounted() {
    Impact impact =
        impact(
            account("a", "ENTERPRISE", "USD", 100, "2026-04-01"),
            account("b", "ENTERPRISE", "USD", 300, "2026-07-01"),
            account("c", "SMB", "USD", 50, "2026-03-15"));
    // The last one renewed on the very Sunday.
    assertThat(impact.renewalsByQuarter()).isEqualTo(Map.of("2026-Q2", 1, "2026-Q3", 1));
    assertThat(impact.stages()).isEqualTo(Map.of("ACTIVE", 3));
    assertThat(impact.segments().getFirst().renewNextQuarter()).isEqualTo(1);
  }

  @Test
  void concentration_leavesUnknownOut_theStrongestFirst() {
    List<Concentration> found = Concentration.of(impact().items());
    assertThat(found)
        .extracting(Concentration::property, Concentration::value)
        .containsExactly(
            // 3 of 4, 2 of 3, 2 of 3
            tuple(Concentration.Property.SOURCE, "APP_REVIEW"),
            tuple(Concentration.Property.SEGMENT, "ENTERPRISE"),
            tuple(Concentration.Property.APP_VERSION, "5.2.0"));
    assertThat(found.getLast().share()).isEqualTo(new Proportion(2, 3));
  }

  @Test
  void quarterOfNewYearsWeek_isThatOfItsLastDay() {
    Impact impact =
        Impact.of(
            new LowItems(List.of()),
            List.of(),
            LocalDate.parse("2026-01-04"),
            Instant.parse("2026-01-04T23:59:59Z"),
            MoneySettings.DEFAULT);
    assertThat(impact.quarter()).isEqualTo("2026-Q2");
    assertThat(impact.items().meanSeverity()).isZero();
  }

  @Test
  void thoseWithTheMostLowItems_comeFirst() {
    LowItems items =
        new LowItems(
            List.of(
                new LowItems.Part("", "", "UNSPECIFIED", "APP_REVIEW", "", "", 9, 9),
                new LowItems.Part("", "jo", "UNSPECIFIED", "APP_REVIEW", "", "", 3, 3),
                new LowItems.Part("b", "mo", "SMB", "APP_REVIEW", "", "", 1, 1),
                new LowItems.Part("c", "", "SMB", "APP_REVIEW", "", "", 2, 2),
                new LowItems.Part("a", "al", "SMB", "APP_REVIEW", "", "", 1, 1),
                new LowItems.Part("b", "mo", "SMB", "RESOLUTION", "", "", 2, 2)));
    // b 3, c 2, a 1; nobody knows who wrote the nine.
    assertThat(items.mostAffectedAccounts(500)).containsExactly("b", "c", "a");
    assertThat(items.mostAffectedAccounts(2)).containsExactly("b", "c");
    // jo 3, mo 1 + 2, al 1
    assertThat(items.mostAffectedCustomers(500)).containsExactly("jo", "mo", "al");
    assertThat(items.mostAffectedCustomers(1)).containsExactly("jo");
    assertThat(items.customerCount()).isEqualTo(3);
  }

  private static Impact impact(AccountHistory... accounts) {
    return impact(MoneySettings.DEFAULT, accounts);
  }

  /// Four low items, one of them of an unknown account, two of them rated 1.
  private static Impact impact(MoneySettings money, AccountHistory... accounts) {
    LowItems items =
        new LowItems(
            List.of(
                new LowItems.Part("", "", "UNSPECIFIED", "APP_REVIEW", "5.2.0", "", 1, 1),
                new LowItems.Part("a", "", "ENTERPRISE", "APP_REVIEW", "5.2.0", "", 1, 2),
                new LowItems.Part("b", "", "ENTERPRISE", "RESOLUTION", "", "", 1, 2),
                new LowItems.Part("c", "", "SMB", "APP_REVIEW", "5.1.0", "", 1, 1)));
    return Impact.of(items, List.of(accounts), SUNDAY, END, money);
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
