package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Amounts that a bot reckons for the customer: "it's 20 euros a night, so that's 60 euros". They
/// follow from what it stated before and are held against nothing. Pure.
final class Reckoning {
  private static final double MOST_TIMES = 1_000;
  private static final double EXACT = 1e-9;
  private static final Pattern BEFORE =
      Pattern.compile(
          "\\b(?:so|mak(?:es|ing)|comes? to|adds? up"
              + " to|totals?|total+ing|therefore|thus|hence|works? out|amounts? to|equals?|in other"
              + " words|(?:two|three|four|five|six|both|all) of you|round trip|return trip|in"
              + " total|altogether)\\b|\\bi\\.e\\.|=");
  private static final Pattern AFTER =
      Pattern.compile(
          "^[^,;.]{0,12}\\b(?:in total|altogether|all in all|(?:for|between) (?:you both|both"
              + " of|the (?:two|three|four|five) of|(?:two|three|four|five) of you))\\b");

  private Reckoning() {}

  /// The quantities that are stated themselves.
  ///
  /// @param plain the sentence in plain form
  /// @param quantities all of it, by place
  /// @param context what was said before it, in plain form; empty when there is nothing
  static List<Quantity> without(String plain, List<Quantity> quantities, String context) {
    List<Quantity> stated = new ArrayList<>();
    for (Quantity quantity : quantities) {
      if (!isReckoned(plain, quantity, stated, context)) {
        stated.add(quantity);
      }
    }
    return stated;
  }

  private static boolean isReckoned(
      String plain, Quantity quantity, List<Quantity> earlier, String context) {
    Dimension dimension = quantity.unit().dimension();
    if (dimension != Dimension.MONEY && dimension != Dimension.COUNT) {
      return false;
    }
    boolean follows = AFTER.matcher(plain.substring(quantity.end())).find();
    for (Quantity one : earlier) {
      if (isMultiple(quantity, one)
          && (follows || BEFORE.matcher(plain.substring(one.end(), quantity.start())).find())) {
        return true;
      }
    }
    return (follows || BEFORE.matcher(plain.substring(0, quantity.start())).find())
        && Quantities.of(context).stream().anyMatch(one -> isMultiple(quantity, one));
  }

  private static boolean isMultiple(Quantity quantity, Quantity one) {
    double times = quantity.high() / one.high();
    return quantity.unit().equals(one.unit())
        && times > 1
        && times <= MOST_TIMES
        && Math.abs(times - Math.rint(times)) < EXACT;
  }
}
