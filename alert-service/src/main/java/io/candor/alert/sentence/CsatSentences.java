package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.WeekFigure;
import io.candor.alert.finding.WeekFigure.Measured;

/// Sentences about satisfaction below its baseline.
final class CsatSentences {
  private CsatSentences() {}

  /// `Delayed CSAT of Helpbot on returns is 3.5 points below baseline (…) in the four weeks to
  /// 2026-W15, since week 2026-W14: the deflection target is up for review.`
  static String review(Finding finding) {
    return drop(finding, csatWords(finding))
        + proposal(finding, "the deflection target is up for review");
  }

  /// `Resolution CSAT of Helpbot on billing dispute is 8.3 points below baseline (…): billing
  /// dispute is to leave the deflection list; the evidence allows it to happen automatically.`
  static String rollback(Finding finding) {
    FindingScope scope = finding.subject().scope();
    String what =
        scope.archetypeId().isEmpty()
            ? "a rollback is proposed"
            : Names.archetype(scope) + " should leave the deflection list";
    String who =
        finding.judgement().automatic()
            ? "; the evidence suffices for an automatic rollback"
            : finding.context().rollbackOwner().isBlank()
                ? ""
                : "; " + finding.context().rollbackOwner().strip() + " decides";
    return drop(finding, csatWords(finding)) + proposal(finding, what + who);
  }

  /// `Resolution CSAT of Helpbot on password reset for enterprise accounts is 11.3 points below
  /// baseline (…), while the total is not.`
  static String segmentDrop(Finding finding) {
    return drop(finding, csatWords(finding)) + ", while the total is not.";
  }

  /// `CSAT after a handoff of Helpbot on password reset is 10.9 points below baseline (…).`
  static String handoff(Finding finding) {
    return drop(finding, "CSAT after a handoff") + ".";
  }

  private static String drop(Finding finding, String figure) {
    Measured measured = Clauses.measured(finding);
    Double delta = measured == null ? null : measured.delta();
    String size = delta == null ? " is" : " is " + Numbers.points(delta);
    String side = delta != null && delta > 0 ? " above baseline" : " below baseline";
    return figure
        + Names.where(finding.subject().scope())
        + size
        + side
        + Clauses.evidence(measured, "answer")
        + window(finding)
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding);
  }

  private static String window(Finding finding) {
    String week = finding.latestWeek().map(WeekFigure::week).orElse("");
    if (week.isEmpty()) {
      return "";
    }
    Measured measured = Clauses.measured(finding);
    boolean pooled = measured != null && measured.window().equals("P4W");
    return pooled ? " in the four weeks to " + week : " in week " + week;
  }

  private static String csatWords(Finding finding) {
    return switch (finding.subject().metric()) {
      case "csat_resolution" -> "Resolution CSAT";
      case "csat_delayed" -> "Delayed CSAT";
      case "handoff_csat" -> "CSAT after a handoff";
      case "csat_model" -> "Model-scored CSAT";
      default -> "CSAT";
    };
  }

  private static String proposal(Finding finding, String otherwise) {
    String proposed = finding.context().proposal().strip();
    String text = proposed.isEmpty() ? otherwise : "proposed: " + withoutStop(proposed);
    return ": " + text + ".";
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
