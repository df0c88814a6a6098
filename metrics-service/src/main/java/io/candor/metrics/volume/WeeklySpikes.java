package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.statistics.BenjaminiHochberg;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.statistics.Fraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The weekly volume test: low verbatims of a series this week against last week and against four
/// weeks earlier, one sided, exact, with all verbatims of the weeks as exposure, so that a rise of
/// everything is no spike. The false discoveries of a week are controlled over all themes and areas
/// first; segments are tested only below a theme and area that was found. Either reference
/// suffices.
public final class WeeklySpikes {

  private WeeklySpikes() {}

  /// The spikes of a week: of themes and areas, and of segments below them.
  ///
  /// @param volumes counters that hold the week and both references
  public static List<Spike> find(WeeklyVolumes volumes, IsoWeek week, VolumeSettings settings) {
    List<Series> parents = volumes.series().stream().filter(s -> s.segment().isEmpty()).toList();
    List<Spike> spikes = new ArrayList<>(level(volumes, week, parents, settings));
    Set<Series> found = spikes.stream().map(Spike::series).collect(Collectors.toSet());
    List<Series> children =
        volumes.series().stream()
            .filter(s -> s.segment().isPresent() && found.contains(s.parent()))
            .toList();
    spikes.addAll(level(volumes, week, children, settings));
    return List.copyOf(spikes);
  }

  private record Test(Series series, Spike.Reference reference, CountComparison comparison) {}

  private static List<Spike> level(
      WeeklyVolumes volumes, IsoWeek week, List<Series> tested, VolumeSettings settings) {
    List<Test> tests = new ArrayList<>();
    for (Series series : tested) {
      addTest(tests, volumes, series, week, Spike.Reference.LAST_WEEK, 1);
      addTest(
          tests,
          volumes,
          series,
          week,
          Spike.Reference.FOUR_WEEKS_EARLIER,
          settings.earlierWeeks());
    }
    double[] adjusted =
        BenjaminiHochberg.adjust(
            tests.stream().mapToDouble(test -> test.comparison().upperTail()).toArray());
    Map<Series, List<Spike.Risen>> risen = new LinkedHashMap<>();
    for (int i = 0; i < tests.size(); i++) {
      Test test = tests.get(i);
      if (adjusted[i] <= settings.falseDiscoveryRate() && speaksOf(test.comparison(), settings)) {
        risen
            .computeIfAbsent(test.series(), series -> new ArrayList<>())
            .add(new Spike.Risen(test.reference(), test.comparison(), adjusted[i]));
      }
    }
    return risen.entrySet().stream()
        .map(entry -> new Spike(entry.getKey(), week, entry.getValue()))
        .toList();
  }

  private static void addTest(
      List<Test> tests,
      WeeklyVolumes volumes,
      Series series,
      IsoWeek week,
      Spike.Reference reference,
      int weeksBack) {
    // Nothing in either week can say nothing, and would only count among the tests.
    volumes
        .comparison(series, week, weeksBack)
        .filter(comparison -> comparison.seen() + comparison.reference() > 0)
        .ifPresent(comparison -> tests.add(new Test(series, reference, comparison)));
  }

  private static boolean speaksOf(CountComparison comparison, VolumeSettings settings) {
    return comparison.seen() >= settings.minSeen()
        && comparison.ratioAtLeast(Fraction.of(settings.minRatio()));
  }
}
