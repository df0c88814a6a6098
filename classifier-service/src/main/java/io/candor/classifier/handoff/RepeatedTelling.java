package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether the customer says, in whatever words, that they told or explained it before. Telling
/// somebody else, not having told, and having told it wrong are not meant.
final class RepeatedTelling {
  /// What a turn may do, as its model names it.
  static final List<String> CLASSES = List.of("OTHER", "TOLD");

  static final String MODEL = "repeated-telling.tsv";

  private static final WordingModel SHIPPED = WordingModel.shipped(RepeatedTelling.class, MODEL);
  private static final int MOST = 2;

  private RepeatedTelling() {}

  /// The probability that a customer's turn says it.
  ///
  /// @param known what was said before it
  static double likelihood(String text, Known known) {
    return Wording.parts(text).stream()
        .mapToDouble(part -> SHIPPED.probability("TOLD", features(part, known)))
        .max()
        .orElse(0);
  }

  /// How it is worded, what its commonest phrases say, and how much of it was said before.
  static Set<String> features(String text, Known known) {
    Set<String> features = new LinkedHashSet<>(Wording.of(text));
    features.addAll(TellingPhrases.signs(text));
    int again = Words.common(Words.content(text), known.subject()).size();
    features.add("@again " + Math.min(again, MOST));
    if (!Words.common(known.figures(), Known.figures(text)).isEmpty()) {
      features.add("@figure again");
    }
    return features;
  }
}
