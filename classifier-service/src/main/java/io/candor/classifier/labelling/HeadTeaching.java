package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Teaches the heads that ship trained to another sentence model (distillation, Hinton et al.
/// 2015):
/// the shipped model and its heads read sentences that ship, and the new heads learn, over the
/// other
/// model's vectors of the same sentences, to give the same probabilities. Deterministic, so every
/// replica has the same heads.
final class HeadTeaching {
  private static final double PENALTY = 1e-3;
  private static final int MAX_STEPS = 200;
  // A class of less probability teaches nothing.
  private static final double LEAST = 0.01;
  private static final int READ_TOGETHER = 200;

  private HeadTeaching() {}

  /// @param pupil the embedder of the other model
  /// @param mark tells its heads' versions apart
  static PretrainedHeads.Pair teach(Embedder pupil, String mark) {
    List<String> sentences = sentences();
    List<float[]> own = read(pupil, sentences);
    List<float[]> shipped = readByShippedModel(sentences);
    SentimentHead sentiment = SentimentHead.load();
    RootCauseHead rootCause = RootCauseHead.load();
    return new PretrainedHeads.Pair(
        new SentimentHead(sentiment.version() + "/" + mark, taught(sentiment.head(), shipped, own)),
        new RootCauseHead(
            rootCause.version() + "/" + mark, taught(rootCause.head(), shipped, own)));
  }

  private static LinearHead taught(LinearHead teacher, List<float[]> shipped, List<float[]> own) {
    List<HeadTrainer.Example> examples = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      double[] probabilities = teacher.probabilities(shipped.get(i));
      for (int k = 0; k < probabilities.length; k++) {
        if (probabilities[k] >= LEAST) {
          examples.add(new HeadTrainer.Example(own.get(i), k, probabilities[k]));
        }
      }
    }
    return HeadTrainer.train(teacher.classes(), examples, PENALTY, MAX_STEPS, 1);
  }

  private static List<float[]> readByShippedModel(List<String> sentences) {
    try (Embedders.Closeable shipped = Embedders.open(EmbeddingConfig.defaults())) {
      return read(shipped, sentences);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped sentence model cannot be read", e);
    }
  }

  private static List<float[]> read(Embedder embedder, List<String> sentences) {
    List<float[]> vectors = new ArrayList<>();
    // The queue takes so many at a time, and others want to be read as well.
    for (int from = 0; from < sentences.size(); from += READ_TOGETHER) {
      int to = Math.min(sentences.size(), from + READ_TOGETHER);
      vectors.addAll(embedder.embed(sentences.subList(from, to), Embedder.Urgency.INTERACTIVE));
    }
    return vectors;
  }

  /// What the heads are taught from, each once.
  static List<String> sentences() {
    Set<String> sentences = new LinkedHashSet<>();
    Taxonomy taxonomy = DefaultTaxonomy.load();
    taxonomy.areas().stream().map(Area::examples).forEach(sentences::addAll);
    taxonomy.themes().stream().map(Theme::examples).forEach(sentences::addAll);
    taxonomy.archetypes().stream().map(Archetype::examples).forEach(sentences::addAll);
    sentences.addAll(taxonomy.background());
    lines("root-causes.txt").forEach(line -> sentences.add(line.substring(line.indexOf('|') + 1)));
    sentences.addAll(lines("moods.txt"));
    return List.copyOf(sentences);
  }

  private static List<String> lines(String resource) {
    InputStream in = HeadTeaching.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the resource " + resource + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
