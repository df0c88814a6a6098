package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A policy, ready to be compared with: every quantity that an assertion holds, in its value or in
/// its text, under its topic; and, for what has no topic, by the words of its sentence.
final class PolicyIndex {
  /// One quantity of an assertion.
  ///
  /// @param topic absent when it is found by its words alone
  /// @param words the stems of the sentence that holds it
  /// @param name the stems of its kind, which nobody but the workspace knows
  /// @param sentence the sentence that holds it; else the whole text
  /// @param cases every quantity of the text
  record Facet(
      Assertion assertion,
      @Nullable Topic topic,
      Quantity quantity,
      Set<String> words,
      Set<String> name,
      String sentence,
      List<Quantity> cases) {
    Facet(
        Assertion assertion,
        @Nullable Topic topic,
        Quantity quantity,
        Set<String> words,
        String sentence) {
      this(
          assertion,
          topic,
          quantity,
          words,
          Words.content(assertion.kind().replace('_', ' ')),
          sentence,
          Quantities.of(Words.plain(assertion.text())));
    }

    /// Whether it is a case of the assertion rather than its value: the ten dollars of "orders
    /// below ten dollars cost two".
    boolean isSide(Quantity said) {
      return cases.stream()
          .filter(each -> each.isComparable(said))
          .anyMatch(each -> each.sameUpper(said, true) && !each.sameUpper(quantity, true));
    }
  }

  private final Map<Topic, List<Facet>> byTopic = new EnumMap<>(Topic.class);
  private final List<Facet> byWords = new ArrayList<>();
  private final Map<Topic, Map<String, Set<String>>> conditionValues = new EnumMap<>(Topic.class);
  private final List<Facet> all = new ArrayList<>();

  PolicyIndex(Policy policy) {
    policy.assertions().forEach(this::add);
  }

  /// The quantities under a topic.
  List<Facet> of(Topic topic) {
    return byTopic.getOrDefault(topic, List.of());
  }

  /// The quantities that are found by their words.
  List<Facet> byWords() {
    return byWords;
  }

  /// Every quantity.
  List<Facet> all() {
    return all;
  }

  /// The values that the assertions of a topic give to each condition.
  Map<String, Set<String>> conditionValues(Topic topic) {
    return conditionValues.getOrDefault(topic, Map.of());
  }

  private void add(Assertion assertion) {
    Topic topic = Topic.ofKind(assertion.kind());
    Quantity value = assertion.value();
    if (value != null) {
      add(new Facet(assertion, topic, value, words(assertion, assertion.text()), assertion.text()));
    }
    if (topic != null && value != null) {
      return;
    }
    for (String sentence : Sentences.of(assertion.text())) {
      for (Statement said : StatementReader.read(sentence)) {
        boolean stated = said.isBounded() || !said.topics().isEmpty();
        if (stated && (value == null || !value.isComparable(said.quantity()))) {
          add(
              new Facet(
                  assertion,
                  topic(assertion, said),
                  said.quantity(),
                  words(assertion, said.plain()),
                  sentence));
        }
      }
    }
  }

  /// A process may speak of replies and deliveries without setting the term for all of them: only
  /// text without a value of its own is read for topics.
  private static @Nullable Topic topic(Assertion assertion, Statement said) {
    return assertion.value() == null ? said.topic() : null;
  }

  private void add(Facet facet) {
    all.add(facet);
    Topic topic = facet.topic();
    if (topic == null) {
      byWords.add(facet);
      return;
    }
    byTopic.computeIfAbsent(topic, t -> new ArrayList<>()).add(facet);
    Map<String, Set<String>> values = conditionValues.computeIfAbsent(topic, t -> new HashMap<>());
    facet
        .assertion()
        .conditions()
        .forEach((name, value) -> values.computeIfAbsent(name, n -> new HashSet<>()).add(value));
  }

  private static Set<String> words(Assertion assertion, String text) {
    Set<String> words = new HashSet<>(Words.content(text));
    assertion.conditions().values().forEach(value -> words.addAll(Words.content(value)));
    words.addAll(Words.content(assertion.kind().replace('_', ' ')));
    return words;
  }
}
