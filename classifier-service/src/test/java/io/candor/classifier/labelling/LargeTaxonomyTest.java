package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import io.candor.kit.error.CandorException;
import io.candor.kit.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeTaxonomyTest {
  private static final int THEMES = 2_000;
  private final Labeller labeller = new Labeller(new HashEmbedder(), LabellingConfig.defaults());

  @Test
  void thousandsOfThemes_areKnownByTheirExamples_andNobodyWaitsForTheirTraining() {
    Taxonomy before = DefaultTaxonomy.load();
    Taxonomy large = large();
    assertThat(labeller.usable("acme", before)).isSameAs(before);

    // The former one labels until the large one is ready.
    assertThat(labeller.usable("acme", large)).isIn(before, large);
    Eventually.holds("the large one is in use", () -> labeller.usable("acme", large).equals(large));

    for (int i = 0; i < THEMES; i += 997) {
      List<Label> themes =
          labeller
              .label(large, List.of("Example 1 of theme " + i), Embedder.Urgency.BACKGROUND)
              .getFirst()
              .themes();
      assertThat(themes).extracting(Label::id).contains("t" + i);
    }
  }

  @Test
  void withoutAFormerOne_callersAreAskedToComeAgain() {
    assertThatThrownBy(() -> labeller.usable("fresh", large()))
        .isInstanceOfSatisfying(CandorException.class, e -> assertThat(e.retryAfter()).isPresent());
    Taxonomy large = large();
    Eventually.get(
        "it is ready",
        () -> {
          try {
            return Optional.of(labeller.usable("fresh", large));
          } catch (CandorException e) {
            return Optional.empty();
          }
        });
  }

  private static Taxonomy large() {
    List<Theme> themes = new ArrayList<>();
    for (int i = 0; i < THEMES; i++) {
      themes.add(
          Theme.authored(
              "t" + i,
              "a",
              "",
              "Theme " + i,
              List.of("Example 1 of theme " + i, "Example 2 of theme " + i)));
    }
    return new Taxonomy(
        2,
        List.of(new Area("a", "A", "", "", List.of("Something about it."))),
        themes,
        List.of(new Archetype("other", "Other", "", 0, null, List.of("Whatever."))),
        List.of());
  }

  /// Vectors that depend on the theme that a text names, and a little on the text.
  private static final class HashEmbedder implements Embedder {
    @Override
    public int dimension() {
      return 384;
    }

    @Override
    public List<float[]> embed(List<String> texts, Urgency urgency) {
      return texts.stream().map(HashEmbedder::vector).toList();
    }

    private static float[] vector(String text) {
      Random theme = new Random(text.substring(text.lastIndexOf(' ') + 1).hashCode());
      Random own = new Random(text.hashCode());
      float[] vector = new float[384];
      double norm = 0;
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) (theme.nextGaussian() + 0.2 * own.nextGaussian());
        norm += vector[d] * vector[d];
      }
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) (vector[d] / Math.sqrt(norm));
      }
      return vector;
    }
  }
}
