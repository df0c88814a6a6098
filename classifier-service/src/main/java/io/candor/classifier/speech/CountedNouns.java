package io.candor.classifier.speech;

import java.util.Set;

/// Which words after a number are things that it counts.
final class CountedNouns {
  // Words that follow a number without being what is counted, and parts of units and idioms.
  private static final Set<String> NONE =
      Set.of(
          ("and within after before until without when where while you your our their"
                  + " its this but about monthly yearly annually the for per off more less from"
                  + " with day business working percent usd eur gbp calendar full new other are"
                  + " can was has have will who that which year month week hour times time"
                  + " moment second seconds sec bit")
              .split(" "));

  private static final Set<String> PLURALS =
      Set.of("people", "children", "men", "women", "feet", "gb", "mb", "tb", "kwh");

  private CountedNouns() {}

  /// Whether a noun is one of several, or a measure.
  static boolean isPlural(String noun) {
    return noun.endsWith("s") || PLURALS.contains(noun) || Unit.counting(noun).isMeasure();
  }

  /// Whether a word may name what is counted: no unit, and no word of another kind.
  static boolean mayBeCounted(String word) {
    return !NONE.contains(word) && Unit.of(word) == null;
  }
}
