package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;

import io.candor.classifier.embedding.Embedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Sentences of known root cause: those that the shipped head learned from, and those held back.
final class RootCauseSentences {
  static final List<String> CLASSES =
      List.of(
          "PRODUCT_BUG",
          "SLOW_RESOLUTION",
          "MISSING_DOCUMENTATION",
          "BILLING_CONFUSION",
          "UNEXPECTED_BEHAVIOUR",
          RootCauseHead.NONE);

  /// @param label the class
  record Sentence(String label, String text) {}

  private RootCauseSentences() {}

  static List<Sentence> learned() throws IOException {
    return read("root-causes.txt");
  }

  static List<Sentence> heldBack() throws IOException {
    return read("root-causes-held-back.txt");
  }

  static List<float[]> vectors(Embedder embedder, List<Sentence> sentences) {
    return embedder.embed(
        sentences.stream().map(Sentence::text).toList(), Embedder.Urgency.BACKGROUND);
  }

  private static List<Sentence> read(String resource) throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(RootCauseSentences.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\\|", 2);
          sentences.add(new Sentence(parts[0], parts[1]));
        }
      }
    }
    return sentences;
  }
}
