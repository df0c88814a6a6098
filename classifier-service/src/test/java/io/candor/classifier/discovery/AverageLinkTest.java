package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AverageLinkTest {
  @Test
  void similarItems_becomeOneCluster_andTheOthersStayAlone() {
    float[][] similarity = {
      {1, 0.9f, 0.1f, 0},
      {0.9f, 1, 0.2f, 0},
      {0.1f, 0.2f, 1, 0},
      {0, 0, 0, 1}
    };

    assertThat(AverageLink.clusters(similarity, 0.5f))
        .containsExactly(List.of(0, 1), List.of(2), List.of(3));
  }

  @Test
  void theAverageDecides_notTheNearestPair() {
    // 0 and 1 join at 0.9; 2 is near to 1 alone: (0.1 + 0.7) / 2 = 0.4 < 0.5.
    float[][] similarity = {{1, 0.9f, 0.1f}, {0.9f, 1, 0.7f}, {0.1f, 0.7f, 1}};

    assertThat(AverageLink.clusters(similarity, 0.5f)).containsExactly(List.of(0, 1), List.of(2));
    float[][] again = {{1, 0.9f, 0.1f}, {0.9f, 1, 0.7f}, {0.1f, 0.7f, 1}};
    assertThat(AverageLink.clusters(again, 0.4f)).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void nothingAndOneItem_areNoTrouble() {
    assertThat(AverageLink.clusters(new float[0][], 0.5f)).isEmpty();
    assertThat(AverageLink.clusters(new float[][] {{1}}, 0.5f)).containsExactly(List.of(0));
  }

  @Test
  void randomItems_areTheSameClustersAsByTheDefinition() {
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      int size = 2 + random.nextInt(14);
      float[][] similarity = new float[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          similarity[i][j] = random.nextFloat();
          similarity[j][i] = similarity[i][j];
        }
      }
      float threshold = 0.3f + 0.5f * random.nextFloat();
      Set<Set<Integer>> expected = byDefinition(similarity, threshold);

      Set<Set<Integer>> found = new HashSet<>();
      AverageLink.clusters(similarity, threshold).forEach(c -> found.add(new HashSet<>(c)));
      assertThat(found).isEqualTo(expected);
    }
  }

  /// Joins the two clusters of the highest mean similarity, computed from the pairs each time.
  private static Set<Set<Integer>> byDefinition(float[][] similarity, float threshold) {
    List<Set<Integer>> clusters = new ArrayList<>();
    for (int i = 0; i < similarity.length; i++) {
      clusters.add(new HashSet<>(Set.of(i)));
    }
    while (true) {
      double highest = threshold;
      Set<Integer> first = Set.of();
      Set<Integer> second = Set.of();
      for (Set<Integer> a : clusters) {
        for (Set<Integer> b : clusters) {
          if (a != b && mean(similarity, a, b) > highest) {
            highest = mean(similarity, a, b);
            first = a;
            second = b;
          }
        }
      }
      if (first.isEmpty()) {
        return new HashSet<>(clusters);
      }
      Set<Integer> gone = second;
      Set<Integer> joined = new HashSet<>(first);
      joined.addAll(gone);
      Set<Integer> kept = first;
      clusters.removeIf(cluster -> cluster == gone || cluster == kept);
      clusters.add(joined);
    }
  }

  private static double mean(float[][] similarity, Set<Integer> a, Set<Integer> b) {
    double sum = 0;
    for (int i : a) {
      for (int j : b) {
        sum += similarity[i][j];
      }
    }
    return sum / (a.size() * b.size());
  }
}
