package io.candor.classifier.labelling;

/// The feeling of a text.
///
/// @param polarity the most probable class
/// @param score probability of positive minus probability of negative, -1..1
/// @param confidence estimated probability of `polarity`, 0..1
/// @param headVersion the version of the head that made it
public record Sentiment(Polarity polarity, double score, double confidence, String headVersion) {
  /// Three classes.
  public enum Polarity {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }
}
