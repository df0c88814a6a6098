package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Example sentences by class, both in the order in which they came.
final class Lesson {
  private final String nothing;
  private final Map<String, List<String>> sentences = new LinkedHashMap<>();

  /// @param nothing the class of what belongs to no other
  Lesson(String nothing) {
    this.nothing = nothing;
  }

  void add(String id, List<String> examples) {
    if (!examples.isEmpty()) {
      sentences.computeIfAbsent(id, key -> new ArrayList<>()).addAll(examples);
    }
  }

  /// The class of what belongs to no other.
  String nothing() {
    return nothing;
  }

  /// The classes that have sentences.
  List<String> classes() {
    return List.copyOf(sentences.keySet());
  }

  /// The sentences of a class.
  List<String> of(String id) {
    return sentences.getOrDefault(id, List.of());
  }

  List<String> all() {
    return sentences.values().stream().flatMap(List::stream).toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    sentences.forEach(
        (id, own) -> text.append(id).append('\n').append(String.join("\n", own)).append('\f'));
    return text.toString();
  }
}
