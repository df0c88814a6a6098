package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trains the heads of a workspace on the example sentences of its taxonomy. Deterministic.
final class HeadTraining {
  // Chosen among 1e-3..3e-5 by accuracy on texts of another domain; the figures differ little.
  private static final double PENALTY = 3e-4;
  private static final int MAX_STEPS = 200;
  private static final double TEMPERATURE = 1;

  private final Embedder embedder;
  private final SentimentHead sentiment = SentimentHead.load();

  HeadTraining(Embedder embedder) {
    this.embedder = embedder;
  }

  Heads train(Taxonomy taxonomy) {
    Lesson area = new Lesson();
    Lesson theme = new Lesson();
    Lesson archetype = new Lesson();
    for (Area each : taxonomy.areas()) {
      area.add(each.id(), each.examples());
      theme.add(Heads.NOTHING, each.examples());
    }
    for (Theme each : taxonomy.themes()) {
      area.add(each.areaId(), each.examples());
      if (each.isAssignable()) {
        theme.add(each.id(), each.examples());
      }
    }
    for (Archetype each : taxonomy.archetypes()) {
      archetype.add(each.id(), each.examples());
    }
    area.add(Heads.NOTHING, taxonomy.background());
    theme.add(Heads.NOTHING, taxonomy.background());
    archetype.add(Archetype.OTHER, taxonomy.background());
    String version = "taxonomy-" + taxonomy.version();
    return new Heads(version, learn(area), learn(theme), learn(archetype), sentiment);
  }

  private LinearHead learn(Lesson lesson) {
    List<String> classes = List.copyOf(lesson.sentences.keySet());
    List<String> sentences = new ArrayList<>();
    lesson.sentences.values().forEach(sentences::addAll);
    List<float[]> vectors = embedder.embed(sentences, Embedder.Urgency.INTERACTIVE);
    List<HeadTrainer.Example> examples = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    for (String id : classes) {
      int label = index.size();
      index.put(id, label);
      List<String> own = lesson.sentences.getOrDefault(id, List.of());
      for (int i = 0; i < own.size(); i++) {
        // A large class weighs more than a small one, but not in proportion.
        double weight = 1 / Math.sqrt(own.size());
        examples.add(new HeadTrainer.Example(vectors.get(examples.size()), label, weight));
      }
    }
    return HeadTrainer.train(classes, examples, PENALTY, MAX_STEPS, TEMPERATURE);
  }

  /// Example sentences by class, both in the order in which they came.
  private static final class Lesson {
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    void add(String id, List<String> examples) {
      if (!examples.isEmpty()) {
        sentences.computeIfAbsent(id, key -> new ArrayList<>()).addAll(examples);
      }
    }
  }
}
