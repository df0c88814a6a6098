package io.candor.classifier.speech;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way to write a quantity.
///
/// @param pattern where it stands
/// @param cues one of them stands in every text that holds such a quantity
/// @param reading the quantity of a match in a text; null when it is none after all
record QuantityReader(
    Pattern pattern, Cues cues, BiFunction<Matcher, String, @Nullable Quantity> reading) {

  /// Adds what is written so and overlaps nothing that was found before.
  void read(String plain, List<Quantity> found) {
    if (!cues.areIn(plain)) {
      return;
    }
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      Quantity quantity = reading.apply(matcher, plain);
      if (quantity != null
          && found.stream()
              .noneMatch(q -> q.start() < quantity.end() && quantity.start() < q.end())) {
        found.add(quantity);
      }
    }
  }
}
