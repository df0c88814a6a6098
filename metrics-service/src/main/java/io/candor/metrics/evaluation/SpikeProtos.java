package io.candor.metrics.evaluation;

import com.google.type.Date;
import io.candor.alert.v1.Finding;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.v1.Spike;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spikes in the words of the contract.
final class SpikeProtos {

  /// The most urgent first; equal ones by name.
  static final Comparator<Finding> ORDER =
      Comparator.comparingDouble((Finding finding) -> finding.getImpact().getPriority())
          .reversed()
          .thenComparing(Finding::getName);

  private SpikeProtos() {}

  /// The days that a spike is shown with.
  ///
  /// @param latest the latest day on which anything was written in the workspace
  /// @param count how many days
  static ThemeDays days(Finding finding, LocalDate latest, int count) {
    LocalDate last = latest;
    if (finding.getWeeksCount() > 0) {
      String week = finding.getWeeks(finding.getWeeksCount() - 1).getWeek();
      LocalDate sunday = IsoWeek.parse(week).monday().plusDays(6);
      last = sunday.isBefore(latest) ? sunday : latest;
    }
    return new ThemeDays(
        finding.getScope().getAreaId(),
        finding.getScope().getThemeId(),
        last.minusDays(count - 1L),
        last);
  }

  /// @param written the days on which something was written
  static Spike toProto(Finding finding, ThemeDays shown, List<ThemeDays.Day> written) {
    Map<LocalDate, ThemeDays.Day> byDate = new HashMap<>();
    written.forEach(day -> byDate.put(day.date(), day));
    Spike.Builder spike = Spike.newBuilder().setFinding(finding);
    shown
        .first()
        .datesUntil(shown.last().plusDays(1))
        .forEach(
            date -> {
              ThemeDays.Day day = byDate.getOrDefault(date, new ThemeDays.Day(date, 0, 0));
              spike.addDays(
                  Spike.Day.newBuilder()
                      .setDate(
                          Date.newBuilder()
                              .setYear(date.getYear())
                              .setMonth(date.getMonthValue())
                              .setDay(date.getDayOfMonth()))
                      .setLowCount(day.low())
                      .setVerbatimCount(day.verbatims()));
            });
    return spike.build();
  }
}
