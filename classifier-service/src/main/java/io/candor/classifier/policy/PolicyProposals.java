package io.candor.classifier.policy;

import io.candor.classifier.speech.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads assertions from the text of a document, for a person to confirm. What a bot's sentence
/// would be taken to state, a policy's sentence is taken to assert.
public final class PolicyProposals {
  private static final int MAX_PROPOSALS = 500;

  private PolicyProposals() {}

  /// One assertion per quantity, in the order of the text.
  public static List<Assertion> of(String markdown) {
    List<Assertion> proposals = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String sentence : Sentences.of(markdown)) {
      for (Statement said : StatementReader.read(sentence)) {
        Topic topic = said.topic();
        String kind = topic == null ? "OTHER" : topic.name();
        int number = numbers.merge(kind, 1, Integer::sum);
        if (proposals.size() < MAX_PROPOSALS) {
          proposals.add(
              new Assertion(
                  kind.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + number,
                  kind,
                  said.quantity(),
                  List.of(),
                  said.quantity().unit().name(),
                  conditions(said),
                  null,
                  null,
                  Assertion.defaultClass(kind),
                  sentence));
        }
      }
    }
    return proposals;
  }

  /// Conditions whose words every trade shares.
  private static Map<String, String> conditions(Statement said) {
    Map<String, String> conditions = new LinkedHashMap<>();
    var words = Conditions.stems(said.lone() ? said.sentence() : said.segment());
    for (String plan :
        List.of("enterprise", "business", "team", "starter", "premium", "basic", "pro")) {
      if (words.contains(plan) && said.plain().matches(".*\\b" + plan + "\\b(?! days?).*")) {
        conditions.put("plan", plan);
      }
    }
    for (String member : List.of("gold", "silver", "bronze", "platinum")) {
      if (words.contains(member)) {
        conditions.put("membership", member);
      }
    }
    if (words.contains("EU") || words.contains("eu")) {
      conditions.put("region", "EU");
    }
    return conditions;
  }
}
