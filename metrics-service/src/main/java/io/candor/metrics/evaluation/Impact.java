package io.candor.metrics.evaluation;

import io.candor.metrics.fact.AccountHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The accounts behind a finding and what they are worth, as they were at the end of the week that
/// is told.
///
/// @param segments by segment, the largest kind of account first; only those with an account
/// @param currency the currency of the amounts; empty when no account's revenue is known
/// @param affectedMicros revenue of the affected accounts, in millionths
/// @param totalMicros revenue of all accounts, in millionths
/// @param verbatims low items
/// @param withAccount those whose account is known
/// @param renewNextQuarter affected accounts that renew in the next calendar quarter
/// @param quarter that quarter, for example `2026-Q2`
/// @param renew90Days affected accounts that renew in the 90 days after the week
/// @param severity mean severity of the low items, 1 to 2; 0 without any
record Impact(
    List<SegmentImpact> segments,
    String currency,
    long affectedMicros,
    long totalMicros,
    long verbatims,
    long withAccount,
    int renewNextQuarter,
    String quarter,
    int renew90Days,
    double severity) {

  private static final List<String> ORDER =
      List.of("ENTERPRISE", "MID_MARKET", "SMB", "FREE", AccountHistory.UNSPECIFIED);

  // Accounts without revenue count for something: the constant of the priority formula.
  private static final double FLOOR_SHARE = 0.01;

  /// The accounts of one segment.
  ///
  /// @param segment its name
  /// @param accounts how many
  /// @param affectedMicros their revenue
  /// @param segmentMicros the revenue of all accounts of the segment
  record SegmentImpact(String segment, int accounts, long affectedMicros, long segmentMicros) {
    /// Share of the segment's revenue, 0 to 1; 0 when it has none.
    double share() {
      return segmentMicros == 0 ? 0 : (double) affectedMicros / segmentMicros;
    }
  }

  /// Adds up the accounts behind low items.
  ///
  /// @param accounts every account of the workspace
  /// @param lastDay last day of the week that is told; renewals are counted from the day after
  /// @param at the end of that week: states of accounts are those of this instant
  static Impact of(
      FindingBackground.LowItems items,
      List<AccountHistory> accounts,
      LocalDate lastDay,
      Instant at) {
    String currency = currency(accounts, at);
    Map<String, Long> segmentMicros = new HashMap<>();
    Map<String, Long> affectedMicros = new HashMap<>();
    Map<String, Integer> affected = new TreeMap<>();
    LocalDate quarterStart = lastDay.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
    int renewNextQuarter = 0;
    int renew90Days = 0;
    for (AccountHistory account : accounts) {
      String segment = account.segmentAt(at);
      AccountHistory.Version state = account.at(at).orElse(null);
      long micros = state != null && state.arrCurrency().equals(currency) ? state.arrMicros() : 0;
      segmentMicros.merge(segment, micros, Long::sum);
      if (!items.accountIds().contains(account.accountId())) {
        continue;
      }
      affected.merge(segment, 1, Integer::sum);
      affectedMicros.merge(segment, micros, Long::sum);
      if (state != null && state.renewalDate().isPresent()) {
        LocalDate renewal = state.renewalDate().get();
        boolean next =
            !renewal.isBefore(quarterStart) && renewal.isBefore(quarterStart.plusMonths(3));
        boolean soon = renewal.isAfter(lastDay) && !renewal.isAfter(lastDay.plusDays(90));
        renewNextQuarter += next ? 1 : 0;
        renew90Days += soon ? 1 : 0;
      }
    }
    List<SegmentImpact> segments =
        affected.entrySet().stream()
            .map(
                entry ->
                    new SegmentImpact(
                        entry.getKey(),
                        entry.getValue(),
                        affectedMicros.getOrDefault(entry.getKey(), 0L),
                        segmentMicros.getOrDefault(entry.getKey(), 0L)))
            .sorted(Comparator.comparingInt(impact -> ORDER.indexOf(impact.segment())))
            .toList();
    return new Impact(
        segments,
        currency,
        sum(affectedMicros),
        sum(segmentMicros),
        items.count(),
        items.withAccount(),
        renewNextQuarter,
        quarterStart.getYear() + "-Q" + quarterStart.get(IsoFields.QUARTER_OF_YEAR),
        renew90Days,
        items.count() == 0 ? 0 : (double) items.severity() / items.count());
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The currency of most accounts, ties by code: amounts are never added across currencies.
  private static String currency(List<AccountHistory> accounts, Instant at) {
    Map<String, Integer> uses = new TreeMap<>();
    for (AccountHistory account : accounts) {
      account
          .at(at)
          .map(AccountHistory.Version::arrCurrency)
          .filter(code -> !code.isEmpty())
          .ifPresent(code -> uses.merge(code, 1, Integer::sum));
    }
    return uses.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// Affected revenue × severity × growth; ranks findings.
  ///
  /// @param ratioLower lower limit of how many times as much was seen as expected
  double priority(double ratioLower) {
    double share = totalMicros == 0 ? 0 : (double) affectedMicros / totalMicros;
    return (share + FLOOR_SHARE) * severity * ratioLower;
  }
}
