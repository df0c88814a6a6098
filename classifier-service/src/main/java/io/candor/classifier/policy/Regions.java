package io.candor.classifier.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Countries by name and code, and which of them a list of regions holds.
final class Regions {
  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");
  private static final Pattern SHIPPING =
      Pattern.compile(
          "\\b(ships?|shipping|deliver(y|ies|s|ed)?|send|dispatch|available in|operate"
              + " in|serve)\\b");
  private static final Pattern NEGATED =
      Pattern.compile(
          "\\b(not|no(?!"
              + " (?:problem|issue|worries))|never|don't|doesn't|cannot|can't|except|excluding|outside|unfortunately|other"
              + " than)\\b");
  private static final Pattern OFFERED = Pattern.compile("\\b(we|our|delivery|shipping|ships?)\\b");
  private static final Pattern WORLD =
      Pattern.compile(
          "\\b(worldwide|world-wide|globally|anywhere in the world|all over the world|every"
              + " country|all countries|any country)\\b");
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      NAMES.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
    }
    // Names that are ordinary words or names of people, too.
    List.of("Georgia", "Jordan", "Chad", "Jersey", "Guernsey").forEach(NAMES::remove);
    NAMES.putAll(
        Map.of(
            "USA",
            "US",
            "U.S.",
            "US",
            "US",
            "US",
            "UK",
            "GB",
            "U.K.",
            "GB",
            "Britain",
            "GB",
            "England",
            "GB",
            "Czech Republic",
            "CZ",
            "Holland",
            "NL",
            "EU",
            "EU"));
    NAMES.put("European Union", "EU");
    NAMES.put("Europe", "EU");
    NAMES.put("United States", "US");
  }

  private static final Pattern COUNTRY =
      Pattern.compile(
          "(?<!\\w)("
              + NAMES.keySet().stream()
                  .sorted((a, b) -> b.length() - a.length())
                  .map(Pattern::quote)
                  .reduce((a, b) -> a + "|" + b)
                  .orElseThrow()
              + ")(?!\\w)");

  private Regions() {}

  static boolean speaksOfShipping(String plain) {
    return SHIPPING.matcher(plain).find()
        && OFFERED.matcher(plain).find()
        && !NEGATED.matcher(plain).find();
  }

  /// The countries of a sentence that the list does not hold; `worldwide` for an offer to all.
  static Set<String> outside(String sentence, List<String> items) {
    Set<String> known = new TreeSet<>();
    for (String item : items) {
      String code = NAMES.getOrDefault(item.strip(), item.strip().toUpperCase(Locale.ROOT));
      known.add(code.equals("UK") ? "GB" : code);
    }
    Set<String> outside = new TreeSet<>();
    if (WORLD.matcher(sentence.toLowerCase(Locale.ROOT)).find() && !known.contains("WORLD")) {
      outside.add("worldwide");
    }
    COUNTRY
        .matcher(sentence)
        .results()
        .map(result -> NAMES.getOrDefault(result.group(), ""))
        .filter(code -> !known.contains(code) && !(EU.contains(code) && known.contains("EU")))
        .forEach(outside::add);
    return outside;
  }
}
