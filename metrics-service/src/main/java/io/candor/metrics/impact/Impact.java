package io.candor.metrics.impact;

import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.settings.MoneySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The accounts behind low verbatims and what they are worth, at one instant.
///
/// @param segments by segment, the largest kind of account first; only those with an account
/// @param currency the currency of the amounts; empty when no account's revenue is known
/// @param affectedMicros revenue of the affected accounts, in millionths
/// @param totalMicros revenue of all accounts, in millionths
/// @param unpriced affected accounts whose revenue is unknown, or in a currency without a rate
/// @param items the low verbatims
/// @param quarter the next calendar quarter, for example `2026-Q2`
/// @param renewalsByQuarter affected accounts by the quarter in which they renew, later ones only
/// @param stages affected accounts by lifecycle stage
public record Impact(
    List<SegmentImpact> segments,
    String currency,
    long affectedMicros,
    long totalMicros,
    int unpriced,
    LowItems items,
    String quarter,
    SortedMap<String, Integer> renewalsByQuarter,
    SortedMap<String, Integer> stages) {

  private static final List<String> ORDER =
      List.of("ENTERPRISE", "MID_MARKET", "SMB", "FREE", AccountHistory.UNSPECIFIED);
  private static final int SOON_DAYS = 90;

  // Accounts without revenue count for something: the constant of the priority formula.
  private static final double FLOOR_SHARE = 0.01;

  /// The accounts of one segment.
  ///
  /// @param segment its name
  /// @param accounts how many
  /// @param affectedMicros their revenue
  /// @param segmentMicros the revenue of all accounts of the segment
  /// @param renewNextQuarter how many renew in the next calendar quarter
  /// @param renew90Days how many renew in the 90 days after
  public record SegmentImpact(
      String segment,
      int accounts,
      long affectedMicros,
      long segmentMicros,
      int renewNextQuarter,
      int renew90Days) {
    /// Share of the segment's revenue, 0 to 1; 0 when it has none.
    public double share() {
      return segmentMicros == 0 ? 0 : (double) affectedMicros / segmentMicros;
    }
  }

  /// Adds up the accounts behind low items.
  ///
  /// @param accounts every account of the workspace
  /// @param lastDay renewals are counted from the day after
  /// @param at states of accounts are those of this instant
  /// @param money in which currency
  public static Impact of(
      LowItems items,
      List<AccountHistory> accounts,
      LocalDate lastDay,
      Instant at,
      MoneySettings money) {
    AccountValue values = AccountValue.of(accounts, at, money);
    Map<String, Segment> segments = new HashMap<>();
    SortedMap<String, Integer> quarters = new TreeMap<>();
    SortedMap<String, Integer> stages = new TreeMap<>();
    var affectedIds = items.accountIds();
    LocalDate quarterStart = lastDay.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
    long totalMicros = 0;
    int unpriced = 0;
    for (AccountHistory account : accounts) {
      Segment segment = segments.computeIfAbsent(account.segmentAt(at), name -> new Segment());
      var micros = values.micros(account);
      segment.totalMicros += micros.orElse(0);
      totalMicros += micros.orElse(0);
      if (!affectedIds.contains(account.accountId())) {
        continue;
      }
      segment.accounts++;
      segment.affectedMicros += micros.orElse(0);
      unpriced += micros.isPresent() ? 0 : 1;
      AccountHistory.Version state = account.at(at).orElse(null);
      if (state == null) {
        continue;
      }
      stages.merge(state.lifecycleStage(), 1, Integer::sum);
      LocalDate renewal = state.renewalDate().orElse(lastDay);
      if (renewal.isAfter(lastDay)) {
        quarters.merge(quarter(renewal), 1, Integer::sum);
        segment.renew90Days += renewal.isAfter(lastDay.plusDays(SOON_DAYS)) ? 0 : 1;
      }
      if (!renewal.isBefore(quarterStart) && renewal.isBefore(quarterStart.plusMonths(3))) {
        segment.renewNextQuarter++;
      }
    }
    List<SegmentImpact> shown =
        segments.entrySet().stream()
            .filter(entry -> entry.getValue().accounts > 0)
            .map(entry -> entry.getValue().impact(entry.getKey()))
            .sorted(Comparator.comparingInt(impact -> ORDER.indexOf(impact.segment())))
            .toList();
    return new Impact(
        shown,
        values.currency(),
        shown.stream().mapToLong(SegmentImpact::affectedMicros).sum(),
        totalMicros,
        unpriced,
        items,
        quarter(quarterStart),
        quarters,
        stages);
  }

  private static String quarter(LocalDate date) {
    return date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR);
  }

  private static final class Segment {
    private int accounts;
    private long affectedMicros;
    private long totalMicros;
    private int renewNextQuarter;
    private int renew90Days;

    private SegmentImpact impact(String name) {
      return new SegmentImpact(
          name, accounts, affectedMicros, totalMicros, renewNextQuarter, renew90Days);
    }
  }

  /// Affected accounts, over all segments.
  public int accounts() {
    return segments.stream().mapToInt(SegmentImpact::accounts).sum();
  }

  public int renewNextQuarter() {
    return segments.stream().mapToInt(SegmentImpact::renewNextQuarter).sum();
  }

  public int renew90Days() {
    return segments.stream().mapToInt(SegmentImpact::renew90Days).sum();
  }

  /// Share of all revenue, 0 to 1; 0 when there is none.
  public double share() {
    return totalMicros == 0 ? 0 : (double) affectedMicros / totalMicros;
  }

  /// Affected revenue × severity × growth; ranks findings.
  ///
  /// @param ratioLower lower limit of how many times as much was seen as expected
  public double priority(double ratioLower) {
    return (share() + FLOOR_SHARE) * items.meanSeverity() * ratioLower;
  }
}
