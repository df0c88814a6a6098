package io.candor.bench;

import static java.util.Objects.requireNonNull;

import io.candor.classifier.discovery.DiscoveryBench;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.labelling.HeadBench;
import io.candor.classifier.labelling.HeadBench.Judged;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/// How right the service's heads are, how well they know what they do not know, and how soon new
/// themes are found and how well named: on public intents, with the service's own classes.
final class AccuracyBench {
  private static final int SEEDS = 3;
  // One theme more or less of three draws would move the figures by what they are to tell.
  private static final int DISCOVERY_SEEDS = 6;
  private static final int HIDDEN = 10;
  private static final int WARM_UP = 300;
  private static final String READ_REVIEWS = "read-reviews.csv";

  private final Embedder embedder;
  private final List<Figure> figures = new ArrayList<>();

  private AccuracyBench(Embedder embedder) {
    this.embedder = embedder;
  }

  /// What can be asked of accuracy.
  enum Part {
    banking,
    clinc,
    near,
    discovery,
    sentiment,
    latency,
    themes
  }

  /// @param data folder with `banking77/train.csv`, `clinc150/train.csv` and, for sentiment,
  ///     `play_reviews_fi/reviews.csv`
  /// @param work folder in which vectors are kept from run to run
  static List<Figure> run(Path data, Path work, Collection<Part> parts) throws IOException {
    Files.createDirectories(work);
    var banking = LabelledTexts.read(data.resolve("banking77/train.csv"));
    var clinc = LabelledTexts.read(data.resolve("clinc150/train.csv"));
    try (var embedder = new EmbeddingFile(work.resolve("embeddings.bin"))) {
      var bench = new AccuracyBench(embedder);
      for (var part : parts) {
        switch (part) {
          case banking -> bench.banking(banking);
          case clinc -> bench.clinc(clinc);
          case near -> bench.near(banking);
          case discovery -> bench.discovery(banking);
          case sentiment -> bench.sentiment(data.resolve("play_reviews_fi/reviews.csv"));
          case latency -> bench.latency(banking);
          case themes ->
              bench.figures.add(ManyThemesBench.run(banking.texts(), clinc.texts(), embedder));
        }
      }
      return bench.figures;
    }
  }

  private void banking(LabelledTexts banking) {
    var test = judged(banking.heldOut());
    var full = HeadBench.train(judged(banking.learned())).judge(test);
    share("BANKING77, full", "a fifth of each intent held out", full.accuracy(), 0.94);
    error("BANKING77, full: calibration error", full.calibrationError(), 0.02);
    fewShot(banking, 10, 0.87);
    fewShot(banking, 5, 0.815);
  }

  /// Judged by every text that was not learned: with few, chance alone makes an error of
  /// calibration.
  private void fewShot(LabelledTexts banking, int shots, double target) {
    var accuracy = 0.0;
    var calibration = 0.0;
    for (var seed = 0; seed < SEEDS; seed++) {
      var learned = banking.learned().shots(shots, seed);
      var result = HeadBench.train(judged(learned)).judge(judged(banking.without(learned)));
      accuracy += result.accuracy() / SEEDS;
      calibration += result.calibrationError() / SEEDS;
    }
    share("BANKING77, " + shots + " examples an intent", "mean of 3 draws", accuracy, target);
    error("BANKING77, " + shots + " examples: calibration error", calibration, 0.02);
  }

  private void clinc(LabelledTexts clinc) {
    var head = HeadBench.train(judged(clinc.of("train")));
    var known = judged(clinc.of("val"));
    share("CLINC150, in scope", "validation texts", head.judge(known).accuracy(), 0.964);
    var outside = new ArrayList<>(judged(clinc.of("oos_val")));
    outside.addAll(judged(clinc.of("oos_train")));
    share(
        "CLINC150, out of scope: AUROC",
        outside.size() + " texts outside",
        head.auroc(known, outside, false),
        0.98);
  }

  private void near(LabelledTexts banking) {
    var auroc = 0.0;
    for (var seed = 0; seed < SEEDS; seed++) {
      var intents = new ArrayList<>(new TreeMap<>(banking.byIntent()).keySet());
      Collections.shuffle(intents, new Random(seed));
      var hidden = new HashSet<>(intents.subList(0, HIDDEN));
      var learned = new ArrayList<>(judged(banking.learned()));
      learned.removeIf(text -> hidden.contains(text.label()));
      var known = new ArrayList<>(judged(banking.heldOut()));
      var strange = new ArrayList<>(known);
      known.removeIf(text -> hidden.contains(text.label()));
      strange.removeIf(text -> !hidden.contains(text.label()));
      auroc += HeadBench.train(learned).auroc(known, strange, true) / SEEDS;
    }
    share("BANKING77, 10 intents hidden: AUROC", "mean of 3 draws", auroc, 0.92);
  }

  private void discovery(LabelledTexts banking) {
    var texts = new TreeMap<String, List<String>>();
    banking
        .byIntent()
        .forEach(
            (intent, rows) ->
                texts.put(intent, rows.stream().map(LabelledTexts.Row::text).toList()));
    var found = 0.0;
    var falseThemes = 0.0;
    var duplicates = 0.0;
    var arrived = new ArrayList<Integer>();
    var ranks = new ArrayList<Integer>();
    for (var seed = 0; seed < DISCOVERY_SEEDS; seed++) {
      var result = DiscoveryBench.run(texts, embedder, seed);
      System.out.println("Named, and what it is: " + String.join("; ", result.names()));
      found += (double) result.found() / DISCOVERY_SEEDS;
      falseThemes += (double) result.falseThemes() / DISCOVERY_SEEDS;
      duplicates += (double) result.duplicates() / DISCOVERY_SEEDS;
      arrived.addAll(result.arrived());
      ranks.addAll(result.nameRanks());
    }
    Collections.sort(arrived);
    var of = "10 hidden intents, mean of 6 draws";
    figures.add(Figure.ratio("themes found", number(found), of, found, 9));
    figures.add(Figure.atMost("false themes", number(falseThemes), of, falseThemes, 1));
    figures.add(Figure.atMost("themes found twice", number(duplicates), of, duplicates, 1));
    double median = arrived.isEmpty() ? 99 : arrived.get(arrived.size() / 2);
    figures.add(Figure.atMost("texts of it when named, median", number(median), of, median, 10));
    share("name is nearest to its intent's label", "77 labels", within(ranks, 1), 0.65);
    share("name is nearest or among three", "77 labels", within(ranks, 3), 0.87);
  }

  private void sentiment(Path file) throws IOException {
    var resource = requireNonNull(AccuracyBench.class.getResourceAsStream(READ_REVIEWS));
    try (var labels = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      var texts = LabelledTexts.reviews(file, labels);
      share(
          "sentiment of reviews as people read them: macro-F1",
          texts.rows().size() + " texts",
          HeadBench.sentimentF1(judged(texts)),
          0.785);
    }
  }

  /// One short text on demand: read and labelled, one caller.
  private void latency(LabelledTexts banking) throws IOException {
    var texts = banking.texts().stream().filter(text -> text.length() <= 80).limit(1_500).toList();
    var taxonomy = DefaultTaxonomy.load();
    var millis = new ArrayList<Double>();
    try (var model = Embedders.open(EmbeddingConfig.defaults())) {
      var labeller = new Labeller(model, LabellingConfig.defaults());
      labeller.prepare(taxonomy);
      for (var text : texts) {
        var start = System.nanoTime();
        labeller.label(taxonomy, List.of(text), Urgency.INTERACTIVE);
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    var warm = new ArrayList<>(millis.subList(WARM_UP, millis.size()));
    Collections.sort(warm);
    var p99 = warm.get((int) (0.99 * warm.size()));
    figures.add(
        Figure.atMost(
            "one short text labelled, p99",
            String.format(Locale.ROOT, "p50 %.1f ms", warm.get(warm.size() / 2)),
            "one caller, ms",
            p99,
            15));
  }

  private static double within(List<Integer> ranks, int most) {
    var hits = ranks.stream().filter(rank -> rank <= most).count();
    return ranks.isEmpty() ? 0 : (double) hits / ranks.size();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void share(String name, String of, double value, double target) {
    figures.add(
        Figure.ratio(name, String.format(Locale.ROOT, "%.1f %%", 100 * value), of, value, target));
  }

  private void error(String name, double value, double target) {
    figures.add(
        Figure.atMost(name, String.format(Locale.ROOT, "%.3f", value), "15 bins", value, target));
  }

  private List<Judged> judged(LabelledTexts texts) {
    var vectors = embedder.embed(texts.texts(), Urgency.BACKGROUND);
    var judged = new ArrayList<Judged>();
    for (var i = 0; i < vectors.size(); i++) {
      judged.add(new Judged(vectors.get(i), texts.rows().get(i).intent()));
    }
    return judged;
  }
}
