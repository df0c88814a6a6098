package io.candor.metrics.spike;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.volume.HourCell;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the detector through the hours of a workspace. What it comes to follows from the counters
/// of the hours, the releases and the zone alone: a run from the beginning and one that was stopped
/// at the end of a day and resumed come to the same.
///
/// A theme is a series from its first low verbatim on (before it there were none, which is known
/// too), the theme in one segment likewise. The exposure of a theme is every verbatim of the
/// workspace, that of a segment every one of the segment, so that a rise of everything is none.
public final class SpikeReplay {
  private static final long SECONDS_PER_HOUR = 3600;
  private static final int HOURS_PER_DAY = 24;

  /// How an alert stood at the end of a week: the totals since its onset.
  record WeekEnd(IsoWeek week, int alert, double seen, double expected) {}

  final DetectorSettings settings;
  final ZoneId zone;
  final SpikeDetector detector;
  final List<Series> series = new ArrayList<>();
  final List<String> segments = new ArrayList<>();
  final List<WeekEnd> weekEnds = new ArrayList<>();
  private final Map<Series, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> exposures = new HashMap<>();
  private int[] low = new int[64];
  private int[] exposed = new int[8];
  private Optional<IsoWeek> week = Optional.empty();
  private long span = Long.MIN_VALUE;

  /// Called at the end of each day, when its last hour has been weighed.
  public interface DayEnd {
    /// @param hour the first hour that is not in the state
    void at(long hour, SpikeReplay state);
  }

  public SpikeReplay(DetectorSettings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
    this.detector = new SpikeDetector(settings);
    exposure("");
  }

  /// Goes through the hours [from, to).
  ///
  /// @param cells their counters by hour; hours without any are left out
  public void run(
      List<HourCell> cells, List<AreaRelease> releases, long from, long to, DayEnd dayEnd) {
    ReleaseBoost boost = new ReleaseBoost(settings, releases);
    int next = 0;
    for (long hour = from; hour < to; hour++) {
      ZonedDateTime local = start(hour).atZone(zone);
      turn(hour, local, dayEnd);
      Arrays.fill(low, 0, series.size(), 0);
      Arrays.fill(exposed, 0, segments.size(), 0);
      for (; next < cells.size() && cells.get(next).key().hour() == hour; next++) {
        add(cells.get(next));
      }
      for (int i = 0; i < segments.size(); i++) {
        detector.expose(i, exposed[i]);
      }
      weigh(hour, (local.getHour() % Evidence.SPAN_HOURS + 1.0) / Evidence.SPAN_HOURS, boost);
    }
  }

  /// Begins the span, the week and the day that an hour is the first of.
  private void turn(long hour, ZonedDateTime local, DayEnd dayEnd) {
    long day = local.toLocalDate().toEpochDay();
    long now = day * HOURS_PER_DAY + local.getHour() / Evidence.SPAN_HOURS;
    if (now != span) {
      detector.beginSpan(hour);
      span = now;
    }
    if (day == detector.today) {
      return;
    }
    if (detector.today != Long.MIN_VALUE) {
      dayEnd.at(hour, this);
    }
    IsoWeek current = IsoWeek.of(local.toLocalDate());
    week.filter(before -> !before.equals(current)).ifPresent(before -> endWeek(before, hour));
    week = Optional.of(current);
    long from = detector.today == Long.MIN_VALUE ? day : detector.today + 1;
    for (long begun = from; begun <= day; begun++) {
      detector.beginDay(begun);
    }
  }

  private void endWeek(IsoWeek ended, long hour) {
    List<SpikeAlert> alerts = detector.alerts();
    long start = ended.start(zone).getEpochSecond() / SECONDS_PER_HOUR;
    for (int i = 0; i < alerts.size(); i++) {
      SpikeAlert alert = alerts.get(i);
      if (alert.raisedHour() < hour && alert.closedHour() > start) {
        weekEnds.add(new WeekEnd(ended, i, alert.seen, alert.expected));
      }
    }
  }

  private void add(HourCell cell) {
    HourKey key = cell.key();
    int verbatims = Math.toIntExact(cell.counts().verbatims());
    int count = Math.toIntExact(cell.counts().low());
    int segment = exposure(key.segment());
    exposed[0] += verbatims;
    exposed[segment] += verbatims;
    if (!key.theme().isEmpty() && count > 0) {
      // Numbers first: a new one may put a longer array in the place of this one.
      int whole = number(new Series(key.area(), key.theme(), Optional.empty()), 0);
      int part = number(new Series(key.area(), key.theme(), Optional.of(key.segment())), segment);
      low[whole] += count;
      low[part] += count;
    }
  }

  private void weigh(long hour, double elapsed, ReleaseBoost boost) {
    boost.at(start(hour));
    double usual = settings.onsetsPerDay() / HOURS_PER_DAY;
    for (int i = 0; i < series.size(); i++) {
      double onsets = usual + boost.mass(series.get(i).area());
      int exposure = detector.series.get(i).exposure;
      detector.observe(i, onsets, low[i], exposed[exposure], elapsed);
    }
    detector.decide(hour);
  }

  int exposure(String segment) {
    Integer known = exposures.get(segment);
    if (known != null) {
      return known;
    }
    int number = detector.addExposure();
    exposures.put(segment, number);
    segments.add(segment);
    exposed = number < exposed.length ? exposed : Arrays.copyOf(exposed, 2 * number);
    return number;
  }

  int number(Series one, int exposure) {
    Integer known = numbers.get(one);
    if (known != null) {
      return known;
    }
    int number = detector.addSeries(exposure);
    numbers.put(one, number);
    series.add(one);
    low = number < low.length ? low : Arrays.copyOf(low, 2 * number);
    return number;
  }

  /// Carries on in the week of the last day that was begun, after a checkpoint.
  void resume() {
    week = Optional.of(IsoWeek.of(LocalDate.ofEpochDay(detector.today)));
  }

  /// What was found, week by week, up to the last hour.
  public OnlineSpikes found() {
    Map<IsoWeek, List<SpikeView>> weeks = new HashMap<>();
    Map<Integer, WeekEnd> before = new HashMap<>();
    List<SpikeAlert> alerts = detector.alerts();
    for (WeekEnd end : weekEnds) {
      SpikeAlert alert = alerts.get(end.alert());
      weeks
          .computeIfAbsent(end.week(), same -> new ArrayList<>())
          .add(view(alert, end, before.get(end.alert())));
      before.put(end.alert(), end);
    }
    week.ifPresent(
        current -> {
          long start = current.start(zone).getEpochSecond() / SECONDS_PER_HOUR;
          for (int i = 0; i < alerts.size(); i++) {
            SpikeAlert alert = alerts.get(i);
            if (alert.closedHour() > start) {
              WeekEnd end = new WeekEnd(current, i, alert.seen, alert.expected);
              weeks
                  .computeIfAbsent(current, same -> new ArrayList<>())
                  .add(view(alert, end, before.get(i)));
            }
          }
        });
    return new OnlineSpikes(weeks);
  }

  private SpikeView view(
      SpikeAlert alert, WeekEnd end, @org.jspecify.annotations.Nullable WeekEnd before) {
    Instant weekEnd = end.week().end(zone);
    Instant raised = start(alert.raisedHour());
    boolean closed = !alert.open() && !start(alert.closedHour()).isAfter(weekEnd);
    return new SpikeView(
        series.get(alert.series()),
        start(alert.onsetHour()),
        raised,
        closed ? Optional.of(start(alert.closedHour())) : Optional.empty(),
        Math.round(end.seen()),
        end.expected(),
        alert.dispersion,
        Math.round(before == null ? end.seen() : end.seen() - before.seen()),
        before == null ? end.expected() : end.expected() - before.expected(),
        !raised.isBefore(end.week().start(zone)));
  }

  private static Instant start(long hour) {
    return Instant.ofEpochSecond(hour * SECONDS_PER_HOUR);
  }
}
