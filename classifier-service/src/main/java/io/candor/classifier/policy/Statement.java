package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A quantity that a sentence states, and what about.
///
/// @param sentence as it was said
/// @param plain the sentence in plain form
/// @param segment the part of it around the quantity, in plain form
/// @param lone whether no other quantity of its dimension stands in the sentence
/// @param quantity what is stated
/// @param topics what it can be about, the likeliest first; empty when no topic of every trade fits
/// @param words the stems that carry the subject
/// @param context the question that it may answer, in plain form, or what was said before it where
///     it says little; empty when there is none
/// @param little whether it says little without that
/// @param repeated whether the customer named the number before, without asking for it
record Statement(
    String sentence,
    String plain,
    String segment,
    boolean lone,
    Quantity quantity,
    List<Topic> topics,
    Set<String> words,
    String context,
    boolean little,
    boolean repeated) {

  private static final Pattern AFFIRMATION =
      Pattern.compile(
          "^(?:yes|yep|yeah|sure|correct|exactly|absolutely|certainly|definitely|of"
              + " course|right|that's|that is|indeed|you can|you may)\\b");

  Statement {
    topics = List.copyOf(topics);
  }

  /// Whether it is a value of its own, not "at any time" or "at once", which are values of some
  /// subjects only.
  boolean isBounded() {
    return !quantity.isUnlimited()
        && (quantity.high() != 0 || quantity.unit().dimension() != Dimension.DURATION);
  }

  /// Whether it agrees with what was asked.
  boolean affirms() {
    return AFFIRMATION.matcher(plain).find();
  }

  /// The likeliest topic; absent when there is none.
  @Nullable Topic topic() {
    return topics.isEmpty() ? null : topics.getFirst();
  }
}
