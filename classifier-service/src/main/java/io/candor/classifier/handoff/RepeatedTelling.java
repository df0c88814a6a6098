package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
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
  // Where precision and recall meet on companies that the model has not learned from.
  static final double LIKELY = 0.5;

  private RepeatedTelling() {}

  /// Whether a customer's turn says it.
  ///
  /// @param known what was said before it
  static boolean isIn(String text, Known known) {
    return Wording.parts(text).stream().anyMatch(part -> isInPart(part, known));
  }

  private static boolean isInPart(String part, Known known) {
    Set<String> features = wording(part, known);
    features.add(TellingPhrases.SAYS_SO);
    // Of the phrases only that one speaks for it: where it would not be enough, none is looked for.
    return isLikely(features) && isLikely(features(part, known));
  }

  private static boolean isLikely(Set<String> features) {
    return SHIPPED.probability("TOLD", features) >= LIKELY;
  }

  /// How a turn is worded, how much of it was said before, and what its commonest phrases say.
  static Set<String> features(String text, Known known) {
    Set<String> features = wording(text, known);
    features.addAll(TellingPhrases.signs(text));
    return features;
  }

  private static Set<String> wording(String text, Known known) {
    Set<String> features = Wording.of(text);
    int again = Words.common(Words.content(text), known.subject()).size();
    features.add("@again " + Math.min(again, MOST));
    if (!Words.common(known.figures(), Known.figures(text)).isEmpty()) {
      features.add("@figure again");
    }
    return features;
  }
}
