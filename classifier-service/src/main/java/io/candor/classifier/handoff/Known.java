package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an agent can know who takes over: what the customer has said so far, and the packet.
///
/// @param texts all of it
/// @param subject the stems of the words in it that carry a subject
/// @param figures the words with digits
/// @param packet whether there is one
record Known(List<String> texts, Set<String> subject, Set<String> figures, boolean packet) {
  /// Nothing.
  static final Known NOTHING = new Known(List.of(), Set.of(), Set.of(), false);

  Known {
    texts = List.copyOf(texts);
    subject = Set.copyOf(subject);
    figures = Set.copyOf(figures);
  }

  /// What stands in the packet.
  ///
  /// @param words empty when there is none
  static Known packet(String words) {
    return words.isEmpty() ? NOTHING : of(words, true);
  }

  /// What the customer says.
  static Known said(String text) {
    return of(text, false);
  }

  private static Known of(String text, boolean packet) {
    return new Known(List.of(text), Words.content(text.replace('_', ' ')), figures(text), packet);
  }

  /// The words of a text that hold digits.
  static Set<String> figures(String text) {
    Set<String> figures = new HashSet<>();
    for (String word : Words.of(text)) {
      if (word.chars().anyMatch(Character::isDigit)) {
        figures.add(word);
      }
    }
    return figures;
  }

  /// Whether a detail has been given.
  boolean has(Detail detail) {
    return texts.stream().anyMatch(detail::isGivenIn);
  }

  /// This and what else is known.
  Known and(Known other) {
    List<String> all = new ArrayList<>(texts);
    all.addAll(other.texts());
    return new Known(
        all,
        union(subject, other.subject()),
        union(figures, other.figures()),
        packet || other.packet());
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }
}
