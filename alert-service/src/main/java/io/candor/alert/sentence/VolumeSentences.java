package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.WeekFigure;
import io.candor.alert.finding.WeekFigure.Usual;
import io.candor.alert.finding.WeekFigure.Volume;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sentences about what customers write more often.
final class VolumeSentences {
  // Weeks are what people compare; where they do not show a rise twofold, the usual level does.
  private static final double DOUBLED = 2;

  private VolumeSentences() {}

  /// `Mobile CSAT verbatims referencing "login loop" up 4× this week (17 vs 4), affecting 12
  /// enterprise accounts (8.4 % of enterprise ARR), since release mobile 5.2.0 on 12 March.`
  static String spike(Finding finding) {
    return verbatims(finding)
        + rise(finding)
        + Clauses.affecting(finding)
        + Clauses.sinceRelease(finding)
        + "."
        + Clauses.rootCause(finding);
  }

  /// `New theme "login loop" in Mobile: 21 low CSAT verbatims this week, …`.
  static String emerging(Finding finding) {
    FindingScope scope = finding.subject().scope();
    String theme = scope.theme().isAbsent() ? "New theme" : "New theme " + quoted(scope);
    String area = scope.area().isAbsent() ? "" : " in " + Names.of(scope.area());
    Volume volume = volume(finding);
    String seen =
        volume == null
            ? ""
            : ": " + Numbers.count(volume.seenCount(), "low CSAT verbatim") + Clauses.when(finding);
    return theme
        + area
        + seen
        + Clauses.affecting(finding)
        + Clauses.sinceRelease(finding)
        + "."
        + Clauses.rootCause(finding);
  }

  private static String verbatims(Finding finding) {
    FindingScope scope = finding.subject().scope();
    String area = scope.area().isAbsent() ? "" : Names.capitalised(Names.of(scope.area())) + " ";
    String theme = scope.theme().isAbsent() ? "" : " referencing " + quoted(scope);
    var segment = scope.segment();
    String who = segment == null ? "" : " of " + segment.word() + " accounts";
    return area + (theme.isEmpty() ? "low CSAT verbatims" : "CSAT verbatims") + theme + who;
  }

  private static String rise(Finding finding) {
    Volume volume = volume(finding);
    if (volume == null) {
      return " up" + Clauses.when(finding);
    }
    long reference = volume.referenceCount();
    Double ratio = volume.ratio();
    Usual usual = volume.usual();
    boolean doubled = reference == 0 || (ratio != null && ratio >= DOUBLED);
    if (usual != null && !doubled) {
      return " up %s on what is usual (%s vs %s)"
          .formatted(
              Numbers.times(usual.ratio()),
              Numbers.count(usual.seenCount()),
              String.format(Locale.ROOT, "%.1f", usual.expectedCount()));
    }
    String size = reference == 0 || ratio == null ? "" : " " + Numbers.times(ratio);
    String earlier = volume.againstFourWeeksEarlier() ? " four weeks earlier" : "";
    return " up"
        + size
        + Clauses.when(finding)
        + " ("
        + Numbers.count(volume.seenCount())
        + " vs "
        + Numbers.count(reference)
        + earlier
        + ")";
  }

  private static @Nullable Volume volume(Finding finding) {
    return finding.latestWeek().map(WeekFigure::volume).orElse(null);
  }

  private static String quoted(FindingScope scope) {
    return "\"" + Names.of(scope.theme()) + "\"";
  }
}
