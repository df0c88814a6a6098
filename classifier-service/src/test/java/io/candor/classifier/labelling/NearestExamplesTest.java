package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.embedding.Vectors;
import io.candor.classifier.labelling.NearestExamples.Example;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Lineage;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestExamplesTest {
  /// Examples and what they are compared by.
  private record Known(NearestExamples examples, ExampleVectors vectors) {
    static Known of(NearestExamples.Builder examples, Map<String, float[]> vectors) {
      ExampleVectors compared = ExampleVectors.of(vectors.values());
      return new Known(examples.build(vectors, compared), compared);
    }

    List<Example> nearestTo(float[] vector) {
      return examples.nearestTo(vectors.compare(vector));
    }
  }

  // Angles to the first axis, in degrees, and the texts at them.
  private static Known at(Map<String, Integer> angles, String... inOrder) {
    NearestExamples.Builder examples = new NearestExamples.Builder();
    Map<String, float[]> vectors = new HashMap<>();
    for (String text : inOrder) {
      examples.add(text, "area", "theme_" + text);
      vectors.put(text, direction(angles.getOrDefault(text, 0)));
    }
    return Known.of(examples, vectors);
  }

  private static float[] direction(int degrees) {
    double radians = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
  }

  @Test
  void threeNearest_comeInOrderWithTheirCosine() {
    Known examples =
        at(Map.of("a", 80, "b", 60, "c", 0, "d", 120, "e", 10), "a", "b", "c", "d", "e");

    List<Example> nearest = examples.nearestTo(direction(0));

    assertThat(nearest).extracting(Example::text).containsExactly("c", "e", "b");
    assertThat(nearest.get(0).similarity()).isEqualTo(1, within(1e-6));
    assertThat(nearest.get(2).similarity()).isEqualTo(0.5, within(1e-6)); // cos 60°
    assertThat(nearest.getFirst().themeId()).isEqualTo("theme_c");
    assertThat(nearest.getFirst().areaId()).isEqualTo("area");
  }

  @Test
  void equallyNear_areInTheOrderOfTheTaxonomy() {
    Known examples = at(Map.of(), "q", "c", "z", "a");

    assertThat(examples.nearestTo(direction(30)))
        .extracting(Example::text)
        .containsExactly("q", "c", "z");
  }

  @Test
  void fewerThanThree_areAllNamed() {
    assertThat(at(Map.of(), "only").nearestTo(direction(90))).hasSize(1);
    assertThat(NearestExamples.NONE.nearestTo(ExampleVectors.of(List.of()).compare(direction(90))))
        .isEmpty();
  }

  @Test
  void sentenceOfTwoThemes_isNamedForBoth() {
    NearestExamples.Builder examples = new NearestExamples.Builder();
    examples.add("same", "area", "one");
    examples.add("same", "area", "two");

    assertThat(Known.of(examples, Map.of("same", direction(0))).nearestTo(direction(0)))
        .extracting(Example::themeId)
        .containsExactly("one", "two");
  }

  @Test
  void retiredThemes_explainNothing() {
    Theme used = Theme.authored("late", "delivery", "", "Late", List.of("It is late."));
    Theme retired =
        new Theme(
            "gone",
            "delivery",
            "",
            "Gone",
            Theme.State.RETIRED,
            null,
            List.of("It is gone."),
            null,
            Lineage.NONE);
    Area area = new Area("delivery", "Delivery", "", "", List.of("It came."));
    Taxonomy taxonomy =
        new Taxonomy(
            1,
            List.of(area),
            List.of(used, retired),
            DefaultTaxonomy.load().archetypes(),
            List.of("Hello."));

    assertThat(new NearestExamples.Builder().addAll(taxonomy).texts())
        .containsExactly("It came.", "It is late.");
  }

  @Test
  void anyVectors_giveWhatSortingGives() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      NearestExamples.Builder examples = new NearestExamples.Builder();
      Map<String, float[]> vectors = new HashMap<>();
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        examples.add("text " + i, "area", "");
        vectors.put("text " + i, direction(random.nextInt(8) * 45));
      }
      float[] asked = direction(random.nextInt(360));

      List<String> sorted =
          IntStream.range(0, count)
              .mapToObj(i -> "text " + i)
              .sorted(
                  Comparator.comparingDouble(
                      (String text) -> -Vectors.dot(asked, requireNonNull(vectors.get(text)))))
              .limit(3)
              .toList();

      assertThat(Known.of(examples, vectors).nearestTo(asked))
          .extracting(Example::text)
          .isEqualTo(sorted);
    }
  }
}
