package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.labelling.HeadTrainer.Example;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes `sentiment-head.txt` anew; a tool for developers, not a test. Arguments: a file of texts
/// that people have read, a file of texts of which only the stars are known, both with one
/// `class<TAB>text` a line (NEGATIVE, NEUTRAL or POSITIVE), the version to write, the file to
/// write. The complaints of the default taxonomy are learned beside them, so that the head knows
/// how customers of support complain. Cross-validation of the texts that were read fits the
/// temperature and prints the figures from which the constants were chosen.
public final class SentimentHeadTool {
  private static final List<String> CLASSES = List.of("NEGATIVE", "NEUTRAL", "POSITIVE");
  private static final double PENALTY = 1e-2;
  private static final int MAX_STEPS = 300;
  private static final int FOLDS = 5;
  // Stars say less of a text than reading it.
  private static final double READ_WEIGHT = 3;

  // A head that calls complaints neutral hides what the suite is for.
  private static final int NEUTRAL = 1;
  private static final double NEUTRAL_WEIGHT = 0.5;

  private SentimentHeadTool() {}

  /// @param read whether people have read it
  private record Text(int label, String text, boolean read) {}

  public static void main(String[] args) throws IOException {
    List<Text> texts = new ArrayList<>(texts(Path.of(args[0]), true));
    texts.addAll(texts(Path.of(args[1]), false));
    for (Theme theme : DefaultTaxonomy.load().themes()) {
      theme.examples().forEach(example -> texts.add(new Text(0, example, false)));
    }
    List<Example> all = examples(texts);
    List<Example> held = new ArrayList<>();
    List<double[]> logits = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      LinearHead head =
          HeadTrainer.train(
              CLASSES,
              IntStream.range(0, all.size())
                  .filter(i -> i % FOLDS != out || !texts.get(i).read())
                  .mapToObj(all::get)
                  .toList(),
              PENALTY,
              MAX_STEPS,
              1);
      for (int i = fold; i < all.size(); i += FOLDS) {
        if (texts.get(i).read()) {
          held.add(all.get(i));
          logits.add(head.logits(all.get(i).vector()));
        }
      }
    }
    double temperature = temperature(logits, held);
    System.out.printf(
        "held back: %d texts, macro-F1 %.3f, temperature %.2f, loss %.3f%n",
        held.size(), macroF1(logits, held), temperature, loss(logits, held, temperature));
    LinearHead head = HeadTrainer.train(CLASSES, all, PENALTY, MAX_STEPS, temperature);
    Files.writeString(
        Path.of(args[3]),
        HeadFile.write(
            args[2],
            head,
            List.of(
                "Sentiment of short texts over bge-small-en-v1.5 (int8). Data and licences:"
                    + " NOTICE.",
                "version, classes, temperature, centre, one row of weights per class")));
  }

  private static List<Text> texts(Path file, boolean read) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t", 2))
        .map(parts -> new Text(CLASSES.indexOf(parts[0]), parts[1], read))
        .toList();
  }

  private static List<Example> examples(List<Text> texts) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      for (int i = 0; i < texts.size(); i += 500) {
        List<String> part =
            texts.subList(i, Math.min(texts.size(), i + 500)).stream().map(Text::text).toList();
        vectors.addAll(embedder.embed(part, Embedder.Urgency.BACKGROUND));
      }
    }
    double[] weights = new double[CLASSES.size()];
    texts.forEach(text -> weights[text.label()] += weight(text));
    return IntStream.range(0, texts.size())
        .mapToObj(
            i -> {
              Text text = texts.get(i);
              double share = weight(text) / weights[text.label()];
              return new Example(
                  vectors.get(i),
                  text.label(),
                  text.label() == NEUTRAL ? NEUTRAL_WEIGHT * share : share);
            })
        .toList();
  }

  private static double weight(Text text) {
    return text.read() ? READ_WEIGHT : 1;
  }

  private static double temperature(List<double[]> logits, List<Example> held) {
    double best = 1;
    for (double t = 0.2; t <= 2; t += 0.05) {
      best = loss(logits, held, t) < loss(logits, held, best) ? t : best;
    }
    return best;
  }

  private static double loss(List<double[]> logits, List<Example> held, double temperature) {
    double sum = 0;
    for (int i = 0; i < held.size(); i++) {
      sum -= Math.log(LinearHead.softmax(logits.get(i), temperature)[held.get(i).label()]);
    }
    return sum / held.size();
  }

  private static double macroF1(List<double[]> logits, List<Example> held) {
    int[] told = new int[CLASSES.size()];
    int[] right = new int[CLASSES.size()];
    int[] is = new int[CLASSES.size()];
    for (int i = 0; i < held.size(); i++) {
      int best = LinearHead.highest(logits.get(i));
      told[best]++;
      is[held.get(i).label()]++;
      right[best] += best == held.get(i).label() ? 1 : 0;
    }
    return IntStream.range(0, told.length)
        .mapToDouble(k -> 2.0 * right[k] / (told[k] + is[k]))
        .average()
        .orElse(0);
  }
}
