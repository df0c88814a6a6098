package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Impact;
import io.candor.alert.finding.Impact.RootCauseShare;
import io.candor.alert.finding.Impact.SegmentImpact;
import io.candor.alert.finding.Release;
import io.candor.alert.finding.WeekFigure;
import io.candor.alert.finding.WeekFigure.Measured;
import io.candor.alert.finding.WeekFigure.Volume;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The parts that sentences share. Each begins with its own separator and is empty when the
/// finding does not say it. Dates are in UTC: alert-service does not know the workspace's zone.
final class Clauses {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final double MIN_SHOWN_SHARE = 0.0005;
  private static final String NO_ROOT_CAUSE = "UNKNOWN";
  private static final double MAJORITY = 0.5;
  private static final long MIN_OF_ROOT_CAUSE = 3;

  private Clauses() {}

  /// ` this week`, ` last week`, or ` in week 2026-W11`, seen from the time of the evaluation.
  static String when(Finding finding) {
    String week = finding.latestWeek().map(WeekFigure::week).orElse("");
    Instant evaluated = finding.judgement().evaluateTime();
    if (week.isEmpty()) {
      return "";
    }
    if (evaluated != null) {
      LocalDate today = LocalDate.ofInstant(evaluated, ZoneOffset.UTC);
      if (week.equals(isoWeek(today))) {
        return " this week";
      }
      if (week.equals(isoWeek(today.minusWeeks(1)))) {
        return " last week";
      }
    }
    return " in week " + week;
  }

  /// `, since week 2026-W14`, when it began before the latest week.
  static String sinceWeek(Finding finding) {
    String opened = finding.subject().openedWeek();
    boolean older = finding.latestWeek().map(week -> !week.week().equals(opened)).orElse(false);
    return older ? ", since week " + opened : "";
  }

  /// `, affecting 12 enterprise accounts (8.4 % of enterprise ARR)`: the first segment, which is
  /// the one that is worth most; the incident lists them all.
  static String affecting(Finding finding) {
    Impact impact = finding.context().impact();
    if (impact == null || impact.segments().isEmpty()) {
      return "";
    }
    SegmentImpact first = impact.segments().getFirst();
    String word = first.segment().word();
    String share =
        first.arrShare() >= MIN_SHOWN_SHARE
            ? " (" + Numbers.percent(first.arrShare()) + " of " + word + " ARR)"
            : "";
    return ", affecting " + Numbers.count(first.accountCount(), word + " account") + share;
  }

  /// `, since release mobile 5.2.0 on 12 March`, else `, since 12 March` from the volume's own
  /// onset. The year is told when it is not the one of the evaluation.
  static String sinceRelease(Finding finding) {
    Release release = finding.context().release();
    if (release != null) {
      Instant time = release.releaseTime();
      return ", since release "
          + Names.of(release)
          + (time == null ? "" : " on " + day(time, finding));
    }
    Instant since =
        finding.latestWeek().map(WeekFigure::volume).map(Volume::sinceTime).orElse(null);
    return since == null ? "" : ", since " + day(since, finding);
  }

  /// ` Root cause of 12 of 17: product bug.`: a sentence of its own, when most of the verbatims of
  /// which it was assessed tell the same one.
  static String rootCause(Finding finding) {
    Impact impact = finding.context().impact();
    if (impact == null || impact.rootCauses().isEmpty()) {
      return "";
    }
    RootCauseShare first = impact.rootCauses().getFirst();
    boolean told = !first.rootCause().equals(NO_ROOT_CAUSE);
    if (!told || first.share() <= MAJORITY || first.verbatimCount() < MIN_OF_ROOT_CAUSE) {
      return "";
    }
    String words = Names.words(first.rootCause().toLowerCase(Locale.ROOT));
    long assessed = impact.rootCauses().stream().mapToLong(RootCauseShare::verbatimCount).sum();
    return " Root cause of %s of %s: %s."
        .formatted(Numbers.count(first.verbatimCount()), Numbers.count(assessed), words);
  }

  /// ` (75.2 % against 83.4 %, 95 % interval −13.5 to −3.3 points, 372 answers against 722)`.
  static String evidence(@Nullable Measured measured, String noun) {
    if (measured == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    Double value = measured.value();
    Double reference = measured.reference();
    if (value != null && reference != null) {
      parts.add(Numbers.percent(value) + " against " + Numbers.percent(reference));
    } else if (value != null) {
      parts.add(Numbers.percent(value));
    }
    Double lower = measured.deltaLower();
    Double upper = measured.deltaUpper();
    if (lower != null && upper != null) {
      parts.add(
          "95 % interval " + Numbers.signed(lower) + " to " + Numbers.signed(upper) + " points");
    }
    sample(measured, noun).ifPresent(parts::add);
    return bracketed(parts);
  }

  /// `372 answers against 722`, `372 answers`, or nothing.
  static java.util.Optional<String> sample(Measured measured, String noun) {
    if (measured.sampleSize() == 0) {
      return java.util.Optional.empty();
    }
    String seen = Numbers.count(measured.sampleSize(), noun);
    return java.util.Optional.of(
        measured.referenceSampleSize() == 0
            ? seen
            : seen + " against " + Numbers.count(measured.referenceSampleSize()));
  }

  /// ` (a, b)`, or nothing for nothing.
  static String bracketed(List<String> parts) {
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /// The measured figure of the latest week, if it has one.
  static @Nullable Measured measured(Finding finding) {
    return finding.latestWeek().map(WeekFigure::measured).orElse(null);
  }

  private static String day(Instant time, Finding finding) {
    Instant evaluated = finding.judgement().evaluateTime();
    boolean sameYear =
        evaluated != null
            && time.atZone(ZoneOffset.UTC).getYear() == evaluated.atZone(ZoneOffset.UTC).getYear();
    return (sameYear ? DAY : DAY_AND_YEAR).format(time);
  }

  private static String isoWeek(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        date.get(IsoFields.WEEK_BASED_YEAR),
        date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
