package io.candor.classifier.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the quantities of a plain text (see [Words#plain]), in the ways of [QuantityReaders].
public final class Quantities {
  // "Crowns for five years, fillings for two."
  private static final Pattern ELIDED =
      pattern(
          "\\b(?:for|after|within|in|to|by|than|only|just|is|are|not|of)"
              + " (?!an?\\b)(NUM)(?=[.,;!]|$)");
  private static final Pattern BARE =
      pattern(
          "(?:^|^\\w+,? |\\b(?:as many as|up to|at most|maximum(?: is| of)?|only)"
              + " )(NUM)(?=[.,!;]|$| (?:per|each|every|an?) )|\\b(NUM) is (?:the"
              + " (?:limit|most|maximum)|where|fine|okay)\\b");

  private Quantities() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression.replace("NUM", NumberWords.PATTERN));
  }

  /// All quantities of a text that went through [Words#plain], by place; none overlaps another.
  public static List<Quantity> of(String plain) {
    List<Quantity> found = new ArrayList<>();
    for (QuantityReader reader : QuantityReaders.ALL) {
      reader.read(plain, found);
    }
    found.sort(Comparator.comparingInt(Quantity::start));
    return found;
  }

  /// Whether a number without a unit may be one of what was counted before.
  public static boolean mayBeElided(String plain) {
    return ELIDED.matcher(plain).find();
  }

  /// Adds the numbers of which the unit is left out, because it was named before.
  ///
  /// @param found the quantities of the text
  /// @param unit that of the last one before
  public static List<Quantity> withElided(String plain, List<Quantity> found, Unit unit) {
    List<Quantity> all = new ArrayList<>(found);
    new QuantityReader(ELIDED, Cues.of(""), (m, text) -> number(m, 1, unit)).read(plain, all);
    all.sort(Comparator.comparingInt(Quantity::start));
    return all;
  }

  /// The number of an answer that does not say of what: "Two.", "It can be as many as thirty".
  ///
  /// @param unit what was asked for
  public static @Nullable Quantity bareCount(String plain, Unit unit) {
    Matcher bare = BARE.matcher(plain);
    if (!bare.find()) {
      return null;
    }
    return number(bare, bare.group(1) == null ? 2 : 1, unit);
  }

  private static Quantity number(Matcher matcher, int group, Unit unit) {
    double value = NumberWords.value(matcher.group(group));
    return new Quantity(value, value, unit, matcher.start(), matcher.end());
  }
}
