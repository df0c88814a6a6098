package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiseScanTest {
  private static final int DIMENSIONS = 100;
  private static final int MIN_CUSTOMERS = 5;
  private static final double MAX_CHANCE = 0.001;
  // Pairs of its texts have a cosine of about 0.17, others of 0 with a deviation of 0.1.
  private static final double COMMON = 0.45;
  private static final Instant TIME = Instant.parse("2026-03-12T09:00:00Z");

  private final Random random = new Random(3);
  private final List<float[]> vectors = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();
  private final List<Boolean> recent = new ArrayList<>();

  @Test
  void whatIsSaidInWaysThatHardlyResembleEachOther_isFound() {
    background(400, 60);
    float[] symptom = direction();
    int first = vectors.size();
    for (int i = 0; i < 12; i++) {
      add(near(symptom, COMMON), "new-" + i, true);
    }

    List<RiseScan.Rise> rises = find();

    assertThat(rises).hasSize(1);
    List<Integer> members = rises.getFirst().members();
    assertThat(members).filteredOn(i -> i >= first).hasSizeGreaterThanOrEqualTo(8);
    assertThat(members).filteredOn(i -> i < first).hasSizeLessThanOrEqualTo(3);
    // Of 72 recent texts each was looked at from two starts: 0.001 / 144.
    assertThat(rises.getFirst().chance()).isLessThan(MAX_CHANCE / 144);
  }

  @Test
  void twoSymptomsAtOnce_areTwoRises_withNoTextInBoth() {
    background(400, 60);
    float[] one = direction();
    float[] other = direction();
    for (int i = 0; i < 14; i++) {
      add(near(one, COMMON), "one-" + i, true);
      add(near(other, COMMON), "other-" + i, true);
    }

    List<RiseScan.Rise> rises = find();

    assertThat(rises).hasSize(2);
    assertThat(rises.get(0).members()).doesNotContainAnyElementsOf(rises.get(1).members());
  }

  @Test
  void nothingNew_isFoundNoMoreOftenThanPromised() {
    int found = 0;
    for (int world = 0; world < 200; world++) {
      vectors.clear();
      customers.clear();
      recent.clear();
      // Old symptoms are written in groups as well; which of their texts are recent is chance.
      for (int theme = 0; theme < 12; theme++) {
        float[] direction = direction();
        for (int i = 0; i < 20; i++) {
          add(near(direction, COMMON), "c" + vectors.size(), random.nextInt(8) == 0);
        }
      }
      found += find().isEmpty() ? 0 : 1;
    }

    // 200 * 0.001 = 0.2 are expected at most; three or more of them have a chance of 0.0011.
    assertThat(found).isLessThan(3);
  }

  @Test
  void moreOfWhatWasAlwaysWritten_isNoNews() {
    background(400, 60);
    float[] old = direction();
    for (int i = 0; i < 10; i++) {
      add(near(old, COMMON), "old-" + i, false);
    }
    for (int i = 0; i < 15; i++) {
      add(near(old, COMMON), "more-" + i, true);
    }

    // 15 of 25 where 15 % were expected is a rise, but no two of three of all that are near.
    assertThat(find())
        .allSatisfy(
            rise ->
                assertThat(rise.members())
                    .filteredOn(i -> !recent.get(i))
                    .hasSizeLessThanOrEqualTo(rise.members().size() / 3));
  }

  @Test
  void oneCustomerWhoWritesOften_isNoRise() {
    background(400, 60);
    float[] symptom = direction();
    for (int i = 0; i < 20; i++) {
      add(near(symptom, COMMON), "the same one", true);
    }

    assertThat(find()).isEmpty();
  }

  @Test
  void nothingRecent_orNothingAtAll_isNoTrouble() {
    assertThat(find()).isEmpty();
    background(50, 0);
    assertThat(find()).isEmpty();
  }

  private void background(int past, int now) {
    for (int i = 0; i < past + now; i++) {
      add(direction(), "someone-" + i, i >= past);
    }
  }

  private void add(float[] vector, String customer, boolean isRecent) {
    vectors.add(vector);
    customers.add(customer);
    recent.add(isRecent);
  }

  /// A direction that has this cosine with another one, about.
  private float[] near(float[] direction, double cosine) {
    float[] noise = direction();
    float[] sum = new float[DIMENSIONS];
    double rest = Math.sqrt(1 - cosine * cosine);
    for (int d = 0; d < DIMENSIONS; d++) {
      sum[d] = (float) (cosine * direction[d] + rest * noise[d]);
    }
    return Space.middle(List.of(sum));
  }

  private float[] direction() {
    float[] vector = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return Space.middle(List.of(vector));
  }

  private List<RiseScan.Rise> find() {
    int n = vectors.size();
    float[][] similarity = new float[n][n];
    boolean[] isRecent = new boolean[n];
    List<Verbatim> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      isRecent[i] = recent.get(i);
      texts.add(
          new Verbatim(
              "conversations/c#" + i,
              "conversations/c",
              "text " + i,
              TIME,
              customers.get(i),
              "",
              Verbatim.Rated.LOW,
              List.of(),
              vectors.get(i)));
      for (int j = 0; j < n; j++) {
        similarity[i][j] = i == j ? 1 : Vectors.dot(vectors.get(i), vectors.get(j));
      }
    }
    return RiseScan.find(texts, similarity, isRecent, MIN_CUSTOMERS, MAX_CHANCE);
  }
}
