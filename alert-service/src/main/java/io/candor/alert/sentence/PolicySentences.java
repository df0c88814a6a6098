package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.WeekFigure.Measured;
import io.candor.alert.finding.WeekFigure.Unit;
import java.util.ArrayList;
import java.util.List;

/// Sentences about what the bot stated or paid against the policy.
final class PolicySentences {
  private PolicySentences() {}

  /// `Helpbot stated refund or pricing terms that differ from the policy 3 times on returns in
  /// week 2026-W10 (class 01).`
  static String incident(Finding finding) {
    FindingScope scope = finding.subject().scope();
    String policyClass = finding.subject().policyClass();
    String what =
        switch (policyClass) {
          case "01" -> " stated refund or pricing terms that differ from the policy";
          case "02" -> " stated warranty or service terms that differ from the policy";
          case "03" -> " named a process or contact route that does not exist";
          case "04" -> " claimed an action that no tool call backs";
          default -> " stated something that breaks the policy";
        };
    Measured measured = Clauses.measured(finding);
    return Names.capitalised(Names.bot(scope))
        + what
        + times(measured)
        + Names.onWhat(scope)
        + Clauses.when(finding)
        + (policyClass.isEmpty() ? "" : " (class " + policyClass + ")")
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  /// `Helpbot paid refunds outside the policy on returns in week 2026-W11 (90 % of 10 refunds
  /// within policy).`
  static String leakage(Finding finding) {
    FindingScope scope = finding.subject().scope();
    Measured measured = Clauses.measured(finding);
    List<String> parts = new ArrayList<>();
    if (measured != null) {
      Double value = measured.value();
      if (value != null && value >= 0 && value <= 1) {
        parts.add(
            Numbers.percent(value)
                + (measured.sampleSize() == 0
                    ? " of refunds"
                    : " of " + Numbers.count(measured.sampleSize(), "refund"))
                + " within policy");
      }
    }
    return Names.capitalised(Names.bot(scope))
        + " paid refunds outside the policy"
        + Names.onWhat(scope)
        + Clauses.when(finding)
        + Clauses.bracketed(parts)
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  private static String times(@org.jspecify.annotations.Nullable Measured measured) {
    if (measured == null) {
      return "";
    }
    Double count =
        measured.unit() == Unit.COUNT && measured.value() != null ? measured.value() : null;
    if (count == null || count < 1) {
      return "";
    }
    long times = Math.round(count);
    return times == 1 ? " once" : " " + Numbers.count(times) + " times";
  }
}
