package io.candor.classifier.policy;

import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Statements against assertions that hold nothing but a sentence: what is said to be open to all
/// ("any", "several", "need not") where the nearest assertion is strict ("only", "a single",
/// "must"). Other contradictions without a quantity are not told. Thread-safe.
final class RuleCheck {
  // Chosen on statements of retail bots: those that are about an assertion are nearer.
  private static final double NEAR = 0.74;

  private static final Pattern STRICT =
      Pattern.compile(
          "\\b(?:only|single|must|same|cannot|can't|can not|never|no"
              + " longer|enough|sufficient|required|exclusively|at most one|solely|not (?:be"
              + " )?(?:possible|allowed|accepted))\\b");
  private static final Pattern OPEN =
      Pattern.compile(
          "\\b(?:any(?!"
              + " (?:additional|extra|remaining|further|other|more|questions?|time|point|help|issues?|problems?|trouble|concerns?))|multiple|several|(?:a"
              + " )?combination of|combine|need not|needn't|(?:do not|don't|doesn't|does not)"
              + " (?:need|have) to|(?:is|are) not (?:required|necessary|needed)|no need|can"
              + " still|regardless of|no matter|whichever|as many|unlimited)\\b");
  // "You cannot use any other card": nothing is open.
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:not|cannot|can't|won't|never|no|without|unable|n't|if|let me|please)\\b[^,;.]*$");

  private final List<Assertion> rules;
  private final SentenceVectors vectors;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  RuleCheck(List<Assertion> assertions, SentenceVectors vectors) {
    this.rules =
        assertions.stream()
            .filter(each -> each.value() == null && each.items().isEmpty())
            .filter(each -> !each.text().isBlank())
            .toList();
    this.vectors = vectors;
  }

  /// The assertion that a sentence opens up; empty for most sentences.
  Optional<Violation> check(BotTurn turn, String sentence) {
    String plain = Words.plain(sentence);
    List<String> open = open(plain);
    if (open.isEmpty()
        || rules.isEmpty()
        || vectors.equals(SentenceVectors.NONE)
        || plain.endsWith("?")
        || CaseTalk.isNoRule(plain)) {
      return Optional.empty();
    }
    float[] said = vectors.of(List.of(MeaningMatch.masked(plain))).getFirst();
    Assertion nearest = null;
    double most = NEAR;
    for (Assertion rule : rules) {
      double similarity = rule.isValidAt(turn.time()) ? similarity(said, rule) : 0;
      if (similarity >= most) {
        most = similarity;
        nearest = rule;
      }
    }
    return nearest != null && isStrict(Words.plain(nearest.text()))
        ? Optional.of(
            Violation.of(nearest, turn, sentence, open.getFirst(), nearest.text(), Map.of()))
        : Optional.empty();
  }

  private static boolean isStrict(String rule) {
    return STRICT.matcher(rule).find() && open(rule).isEmpty();
  }

  private static List<String> open(String plain) {
    List<String> found = new ArrayList<>();
    Matcher open = OPEN.matcher(plain);
    while (open.find()) {
      if (!DENIED.matcher(plain.substring(0, open.start())).find()) {
        found.add(open.group());
      }
    }
    return found;
  }

  private double similarity(float[] said, Assertion rule) {
    float[] text =
        known.computeIfAbsent(
            rule.text(), missing -> vectors.of(List.of(MeaningMatch.masked(missing))).getFirst());
    return MeaningMatch.cosine(said, text);
  }
}
