package io.candor.classifier.policy;

import io.candor.classifier.policy.StatementList.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// How many of the wrong statements of a list are told: counts of incidents of classes 01 to 03.
final class StatementResult {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  private int right;
  private int missed;
  private int mistaken;
  private int compared;
  private int statements;
  private final List<String> faults = new ArrayList<>();

  void measure(
      List<Line> lines, Function<Policy, PolicyCheck> check, Map<String, Policy> policies) {
    Map<String, PolicyCheck> checks = new HashMap<>();
    for (Line line : lines) {
      PolicyCheck ofTrade =
          checks.computeIfAbsent(
              line.trade(), trade -> check.apply(Objects.requireNonNull(policies.get(trade))));
      add(
          line,
          ofTrade.check(
              List.of(new BotTurn(1, line.said(), NOON, line.asked(), false)),
              CustomerFacts.UNKNOWN));
    }
  }

  private void add(Line line, PolicyFindings findings) {
    Set<String> found = new TreeSet<>();
    findings.violations().forEach(each -> found.add(each.policyClass().code()));
    boolean hit = found.contains(line.expected());
    if (line.isWrong()) {
      right += hit ? 1 : 0;
      missed += hit ? 0 : 1;
    }
    mistaken += found.size() - (hit ? 1 : 0);
    if (!line.expected().equals("-")) {
      statements++;
      compared += findings.statementCount() > 0 ? 1 : 0;
    }
    if (line.isWrong() != hit || found.size() > (hit ? 1 : 0)) {
      faults.add(line + " -> " + found);
    }
  }

  /// The lines of which anything was told wrongly or missed.
  List<String> faults() {
    return List.copyOf(faults);
  }

  double recall() {
    return right / (double) (right + missed);
  }

  double precision() {
    return right / (double) (right + mistaken);
  }

  /// The counts without the lines.
  String counts() {
    return "recall %.3f (%d of %d), precision %.3f (%d of %d), compared %d of %d"
        .formatted(
            recall(),
            right,
            right + missed,
            precision(),
            right,
            right + mistaken,
            compared,
            statements);
  }

  @Override
  public String toString() {
    return counts() + "\n" + String.join("\n", faults);
  }
}
