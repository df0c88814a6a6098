package io.candor.metrics.finding;

import io.candor.metrics.panel.Panel;
import java.util.List;

/// Evaluates all findings of a deployment from its panel. Everything follows from the counters, the
/// baseline, the settings and the moment; nothing is remembered from the last evaluation.
public final class FindingEvaluator {

  private static final List<Rule> RULES =
      List.of(
          new CsatRule(),
          new HandoffRule(),
          new EscalationRule(),
          new BandRule(),
          new DropRule(),
          new HandleTimeTrendRule(),
          new HandleTimeRule(),
          new RepeatContactRule(),
          new SegmentRule(),
          new DoomLoopRule(),
          new PolicyRule());

  private FindingEvaluator() {}

  /// The judgements of every week from go-live to the panel's moment.
  public static List<Judgement> judge(Panel panel) {
    History history = new History(panel);
    return RULES.stream().flatMap(rule -> rule.judge(history).stream()).toList();
  }

  /// The findings of the deployment, by week of opening.
  public static List<Finding> evaluate(Panel panel) {
    return Episodes.fold(judge(panel));
  }
}
