package io.candor.classifier.policy;

import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Statements without a quantity that can be compared: contact routes, places in menus, regions.
final class ProcessCheck {
  // Between words of a menu path.
  private static final String STEP = "\\s*(?:>|→|->|»|, then(?: on| to)?|,? and then)\\s*";
  private static final Pattern PATH =
      Pattern.compile(
          "\\p{Lu}[\\w&]*(?: [\\w&]+){0,2}(?:" + STEP + "\\p{Lu}[\\w&]*(?: \\w+){0,2})+");
  private static final Pattern STEP_PATTERN = Pattern.compile(STEP);
  private static final int SHARED_WORDS = 2;
  private static final double SHARED_PART = 0.6;

  private final List<Assertion> routes = new ArrayList<>();
  private final List<Assertion> paths = new ArrayList<>();
  private final List<Assertion> regions = new ArrayList<>();

  ProcessCheck(List<Assertion> assertions) {
    for (Assertion assertion : assertions) {
      switch (assertion.unit().toUpperCase(Locale.ROOT)) {
        case "ROUTE" -> routes.add(assertion);
        case "PATH" -> paths.add(assertion);
        case "REGION" -> regions.add(assertion);
        default -> {
          if (assertion.kind().toUpperCase(Locale.ROOT).contains("CONTACT")) {
            routes.add(assertion);
          }
        }
      }
    }
  }

  List<Violation> check(BotTurn turn, String sentence) {
    String plain = Words.plain(sentence);
    List<Violation> found = new ArrayList<>();
    if (plain.endsWith("?")) {
      return found;
    }
    checkRoutes(turn, sentence, plain, found);
    checkPaths(turn, sentence, found);
    checkRegions(turn, sentence, plain, found);
    return found;
  }

  private void checkRoutes(BotTurn turn, String sentence, String plain, List<Violation> found) {
    List<Assertion> valid = valid(routes, turn);
    Set<ContactRoute> offered = ContactRoute.offered(plain);
    if (valid.isEmpty() || offered.isEmpty()) {
      return;
    }
    Set<ContactRoute> known = new TreeSet<>();
    for (Assertion assertion : valid) {
      assertion.items().forEach(item -> known.addAll(ContactRoute.named(Words.plain(item))));
      if (assertion.items().isEmpty()) {
        known.addAll(ContactRoute.affirmed(Words.plain(assertion.text())));
      }
    }
    offered.removeAll(known);
    if (!offered.isEmpty()) {
      found.add(violation(turn, sentence, valid.getFirst(), offered.iterator().next().name()));
    }
  }

  private void checkPaths(BotTurn turn, String sentence, List<Violation> found) {
    List<Assertion> valid = valid(paths, turn);
    Matcher path = PATH.matcher(sentence);
    if (valid.isEmpty() || !path.find()) {
      return;
    }
    String said = normalPath(path.group());
    Set<String> words = Words.content(sentence);
    for (Assertion assertion : valid) {
      if (assertion.items().stream().anyMatch(item -> said.startsWith(normalPath(item)))) {
        return;
      }
    }
    for (Assertion assertion : valid) {
      int shared = Words.common(words, Words.content(assertion.text())).size();
      if (shared >= SHARED_WORDS && shared >= SHARED_PART * words.size()) {
        found.add(violation(turn, sentence, assertion, said));
        return;
      }
    }
  }

  private static String normalPath(String path) {
    return STEP_PATTERN.matcher(path).replaceAll(" > ").toLowerCase(Locale.ROOT).strip();
  }

  private void checkRegions(BotTurn turn, String sentence, String plain, List<Violation> found) {
    List<Assertion> valid = valid(regions, turn);
    if (valid.isEmpty() || !Regions.speaksOfShipping(plain)) {
      return;
    }
    for (Assertion assertion : valid) {
      Set<String> outside = Regions.outside(sentence, assertion.items());
      if (outside.isEmpty()) {
        return;
      }
    }
    Set<String> outside = Regions.outside(sentence, valid.getFirst().items());
    found.add(violation(turn, sentence, valid.getFirst(), String.join(", ", outside)));
  }

  private static List<Assertion> valid(List<Assertion> assertions, BotTurn turn) {
    return assertions.stream().filter(assertion -> assertion.isValidAt(turn.time())).toList();
  }

  private static Violation violation(
      BotTurn turn, String sentence, Assertion assertion, String said) {
    String asserted =
        assertion.items().isEmpty() ? assertion.text() : String.join(", ", assertion.items());
    return Violation.of(assertion, turn, sentence, said, asserted, Map.of());
  }
}
