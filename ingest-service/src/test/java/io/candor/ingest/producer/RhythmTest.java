package io.candor.ingest.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int WEEKS = 8;
  private static final int FACTOR = 3;

  @Test
  void byTheHour_isSilentAfterThreeHoursWithoutAny() {
    // The last one may have come at 10:59.
    Rhythm hourly = rhythm(60, hour -> true);
    Instant last = hourly.hours().last();

    assertThat(hourly.usualInterval(WEEKS)).hasValue(Duration.ofHours(1));
    assertThat(silences(hourly, last.plus(Duration.ofMinutes(239)))).isEmpty();
    assertThat(silences(hourly, last.plus(Duration.ofHours(4))))
        .singleElement()
        .satisfies(silence -> assertThat(silence.lastEventTime()).isEqualTo(last))
        .satisfies(
            silence -> assertThat(silence.startTime()).isEqualTo(last.plus(Duration.ofHours(4))))
        .satisfies(silence -> assertThat(silence.endTime()).isEmpty());
  }

  @Test
  void officeHours_nightsAndWeekEndsAreNoSilence() {
    // Friday 17:00 to Monday 9:00.
    Rhythm office =
        rhythm(
            60,
            hour ->
                hour.atOffset(ZoneOffset.UTC).getHour() >= 9
                    && hour.atOffset(ZoneOffset.UTC).getHour() <= 17
                    && !List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                        .contains(hour.atOffset(ZoneOffset.UTC).getDayOfWeek()));

    assertThat(office.usualInterval(WEEKS)).hasValue(Duration.ofHours(64));
  }

  @Test
  void oneOutageInThePast_makesOutagesNotUsual() {
    // Three days of the fifth week.
    Rhythm daily =
        rhythm(
            60,
            hour ->
                hour.atOffset(ZoneOffset.UTC).getHour() == 6
                    && (hour.isBefore(MONDAY.plus(Duration.ofDays(29)))
                        || hour.isAfter(MONDAY.plus(Duration.ofDays(32)))));

    assertThat(daily.usualInterval(WEEKS)).hasValue(Duration.ofDays(1));
  }

  @Test
  void tooFewWeeks_areNoHabit() {
    // Three pauses of a day lie in one week, four weeks are asked for.
    assertThat(rhythm(4, hour -> hour.atOffset(ZoneOffset.UTC).getHour() == 6).usualInterval(WEEKS))
        .isEmpty();
    assertThat(new Rhythm(new TreeSet<>(List.of(MONDAY))).usualInterval(WEEKS)).isEmpty();
  }

  @Test
  void whoIsHeardAgain_hasASilenceThatEnded_andMayFallSilentAgain() {
    Rhythm hourly = rhythm(60, hour -> true);
    Instant last = hourly.hours().last();
    List<Silence> known = silences(hourly, last.plus(Duration.ofHours(9)));

    NavigableSet<Instant> more = new TreeSet<>(hourly.hours());
    Instant again = last.plus(Duration.ofHours(10));
    more.add(again);
    more.add(again.plus(Duration.ofHours(1)));
    Rhythm heard = new Rhythm(more);

    List<Silence> ended = heard.silences(known, WEEKS, FACTOR, again.plus(Duration.ofHours(2)));
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().endTime()).hasValue(again);
    assertThat(heard.silences(ended, WEEKS, FACTOR, again.plus(Duration.ofHours(5)))).hasSize(2);
  }

  @Test
  void whoStaysSilent_hasOneSilence() {
    Rhythm hourly = rhythm(60, hour -> true);
    Instant last = hourly.hours().last();
    List<Silence> known = silences(hourly, last.plus(Duration.ofHours(9)));

    assertThat(hourly.silences(known, WEEKS, FACTOR, last.plus(Duration.ofDays(9))))
        .isEqualTo(known);
  }

  private static List<Silence> silences(Rhythm rhythm, Instant now) {
    return rhythm.silences(List.of(), WEEKS, FACTOR, now);
  }

  private static Rhythm rhythm(int days, Predicate<Instant> reports) {
    NavigableSet<Instant> hours = new TreeSet<>();
    LongStream.range(0, 24L * days)
        .mapToObj(hour -> MONDAY.plus(Duration.ofHours(hour)))
        .filter(reports)
        .forEach(hours::add);
    return new Rhythm(hours);
  }
}
