package io.candor.bench;

import com.sun.management.OperatingSystemMXBean;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What labelling costs with 5,000 themes, beside the default taxonomy: processor time of reading
/// and labelling texts that were not read before.
final class ManyThemesBench {
  private static final int MANY_THEMES = 5_000;
  private static final String AREA = "many";
  private static final int ROUNDS = 5;
  private static final int PART = 300;

  private ManyThemesBench() {}

  /// @param texts to be labelled
  /// @param examples of themes, one each
  /// @param file what has read the examples before
  static Figure run(List<String> texts, List<String> examples, Embedder file) throws IOException {
    var small = DefaultTaxonomy.load();
    var themes = new ArrayList<Theme>();
    for (var i = 0; i < MANY_THEMES; i++) {
      themes.add(Theme.authored("t" + i, AREA, "", "Theme " + i, List.of(examples.get(i))));
    }
    var area = new Area(AREA, "Many", "", "", List.of("Something about it."));
    var large = new Taxonomy(2, List.of(area), themes, small.archetypes(), small.background());
    try (var model = Embedders.open(EmbeddingConfig.defaults())) {
      var labeller = new Labeller(new Remembering(model, file), LabellingConfig.defaults());
      labeller.prepare(small);
      labeller.prepare(large);
      var seconds = new double[2];
      for (var round = 0; round < 2 * ROUNDS; round++) {
        var part = texts.subList(round * PART, (round + 1) * PART);
        var start = processorNanos();
        labeller.label(round % 2 == 0 ? small : large, part, Urgency.BACKGROUND);
        seconds[round % 2] += round < 2 ? 0 : (processorNanos() - start) / 1e9; // the first warm up
      }
      var of =
          String.format(
              Locale.ROOT, "%.1f ms by default", 1e3 * seconds[0] / (PART * (ROUNDS - 1)));
      var value = 1e3 * seconds[1] / (PART * (ROUNDS - 1));
      return Figure.ratio(
          "5,000 themes: throughput of the default's",
          String.format(Locale.ROOT, "%.1f ms a text", value),
          of,
          seconds[0] / seconds[1],
          0.9);
    }
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// Reads texts that are to be labelled by the model, and what heads are trained on from the file:
  /// that is not what is measured.
  private record Remembering(Embedder model, Embedder file) implements Embedder {
    @Override
    public int dimension() {
      return model.dimension();
    }

    @Override
    public List<float[]> embed(List<String> texts, Urgency urgency) {
      return urgency == Urgency.INTERACTIVE
          ? file.embed(texts, urgency)
          : model.embed(texts, urgency);
    }
  }
}
