package io.candor.metrics.diagnosis;

import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.impact.AccountValue;
import io.candor.metrics.impact.Impact;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.WeeklyVolumes;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads who is hit by a theme.
@Singleton
public final class Impacts {
  private static final int MAX_WEEKS = 157;
  private static final Comparator<Affected> MOST_REVENUE_FIRST =
      Comparator.comparingLong((Affected one) -> one.micros().orElse(-1))
          .reversed()
          .thenComparing(one -> one.low().accountId());

  // Two-sided confidence of the interval whose lower end the priority takes.
  private static final double CONFIDENCE = 0.95;

  private final DiagnosisStore store;
  private final Clock clock;

  Impacts(DiagnosisStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What is asked for.
  ///
  /// @param first first week of writing; empty for the last
  /// @param last last week; empty for the latest with items
  /// @param now whether accounts are taken as they are now, not as at the end of the last week
  public record Question(
      String workspace,
      String area,
      String theme,
      Optional<IsoWeek> first,
      Optional<IsoWeek> last,
      boolean now) {}

  /// Who is hit.
  ///
  /// @param at the instant at which accounts are taken
  /// @param ratioLower lower end of the rise of the last week
  public record Shown(IsoWeek first, IsoWeek last, Instant at, Impact impact, double ratioLower) {}

  /// An account behind the low verbatims.
  ///
  /// @param state as it was at the instant; empty when the account was never told
  /// @param segment its segment at the instant
  /// @param micros its revenue in the workspace's currency
  public record Affected(
      AffectedAccount low,
      String segment,
      Optional<AccountHistory.Version> state,
      OptionalLong micros) {}

  /// A page of affected accounts.
  ///
  /// @param currency the workspace's
  /// @param more whether others follow
  public record AffectedPage(
      IsoWeek first, IsoWeek last, String currency, List<Affected> accounts, boolean more) {}

  /// The accounts behind the low verbatims of the weeks, and what they are worth.
  public Shown impact(Question question) {
    return read(
        question,
        (reader, weeks) -> {
          WorkspaceTerms terms = reader.terms();
          Impact impact =
              Impact.of(
                  reader.lowItems(question.area(), question.theme(), weeks.start(), weeks.end()),
                  reader.accounts(),
                  LocalDate.ofInstant(weeks.at(), terms.zone()),
                  weeks.at(),
                  terms.settings().money());
          return new Shown(
              weeks.first(),
              weeks.last(),
              weeks.at(),
              impact,
              ratioLower(reader, question, weeks.last(), terms.settings().volume()));
        });
  }

  /// The accounts, those with the most revenue first, then by id; without revenue last.
  ///
  /// @param after id and revenue of the last account of the page before
  public AffectedPage affected(Question question, Optional<Affected> after, int limit) {
    return read(
        question,
        (reader, weeks) -> {
          WorkspaceTerms terms = reader.terms();
          List<AccountHistory> accounts = reader.accounts();
          AccountValue values = AccountValue.of(accounts, weeks.at(), terms.settings().money());
          Map<String, AccountHistory> byId =
              accounts.stream()
                  .collect(Collectors.toMap(AccountHistory::accountId, Function.identity()));
          List<Affected> page =
              reader
                  .affected(question.area(), question.theme(), weeks.start(), weeks.end())
                  .stream()
                  .map(low -> affected(low, byId.get(low.accountId()), values))
                  .sorted(MOST_REVENUE_FIRST)
                  .filter(
                      one -> after.isEmpty() || MOST_REVENUE_FIRST.compare(one, after.get()) > 0)
                  .limit(limit + 1L)
                  .toList();
          return new AffectedPage(
              weeks.first(),
              weeks.last(),
              values.currency(),
              page.stream().limit(limit).toList(),
              page.size() > limit);
        });
  }

  private static Affected affected(
      AffectedAccount low,
      @org.jspecify.annotations.Nullable AccountHistory account,
      AccountValue values) {
    return account == null
        ? new Affected(low, AccountHistory.UNSPECIFIED, Optional.empty(), OptionalLong.empty())
        : new Affected(
            low, account.segmentAt(values.at()), account.at(values.at()), values.micros(account));
  }

  private record Weeks(IsoWeek first, IsoWeek last, Instant start, Instant end, Instant at) {}

  private interface Reading<T> {
    T of(DiagnosisStore.Reader reader, Weeks weeks);
  }

  private <T> T read(Question question, Reading<T> reading) {
    return store.read(
        question.workspace(),
        reader -> {
          var zone = reader.terms().zone();
          Instant now = clock.instant();
          IsoWeek last =
              question.last().or(reader::latestWeek).orElseGet(() -> IsoWeek.of(now, zone));
          IsoWeek first = question.first().orElse(last);
          long weeks = first.weeksUntil(last) + 1;
          if (weeks < 1 || weeks > MAX_WEEKS) {
            throw CandorException.of(MetricsReason.WEEK_RANGE_INVALID)
                .message(
                    "weeks: %s to %s (expected: 1 to %d weeks)".formatted(first, last, MAX_WEEKS))
                .field("end_week", "must be 0 to 156 weeks after start_week")
                .build();
          }
          Instant end = last.end(zone);
          boolean running = end.isAfter(now);
          // The last instant of the week, so that its day is the Sunday.
          Instant at = question.now() || running ? now : end.minusMillis(1);
          return reading.of(reader, new Weeks(first, last, first.start(zone), end, at));
        });
  }

  private static double ratioLower(
      DiagnosisStore.Reader reader, Question question, IsoWeek week, VolumeSettings settings) {
    WeeklyVolumes volumes =
        new WeeklyVolumes(
            reader.cells(
                Set.of(week, week.plusWeeks(-1), week.plusWeeks(-settings.earlierWeeks()))));
    Series series = new Series(question.area(), question.theme(), Optional.empty());
    return Stream.of(1, settings.earlierWeeks())
        .flatMap(back -> volumes.comparison(series, week, back).stream())
        .mapToDouble((CountComparison one) -> one.ratioInterval(CONFIDENCE).lower())
        .max()
        .orElse(0);
  }
}
