package io.candor.classifier.discovery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Agglomerative clustering by average similarity: the two most similar clusters become one for as
/// long as their members are similar enough on average. Deterministic; ties go to the lower index.
/// Time and memory grow with the square of the number of items.
///
/// Chosen over leader, DBSCAN and HDBSCAN by the adjusted Rand index on public intents.
final class AverageLink {
  private static final float GONE = Float.NEGATIVE_INFINITY;

  private final float[][] similarity;
  private final int[] nearest;
  private final List<@Nullable List<Integer>> clusters = new ArrayList<>();

  private AverageLink(float[][] similarity) {
    this.similarity = similarity;
    this.nearest = new int[similarity.length];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i][i] = GONE;
      clusters.add(List.of(i));
    }
    for (int i = 0; i < similarity.length; i++) {
      nearest[i] = nearestOf(i);
    }
  }

  /// Clusters of the items, each of at least one.
  ///
  /// @param similarity symmetric; is used up
  /// @param threshold least average similarity of two clusters that become one
  static List<List<Integer>> clusters(float[][] similarity, float threshold) {
    AverageLink link = new AverageLink(similarity);
    if (similarity.length > 1) {
      while (link.joinMostSimilar(threshold)) {
        // until no two clusters are similar enough
      }
    }
    return link.clusters.stream().filter(Objects::nonNull).toList();
  }

  private boolean joinMostSimilar(float threshold) {
    int kept = -1;
    float highest = threshold;
    for (int i = 0; i < nearest.length; i++) {
      if (clusters.get(i) != null && nearest[i] >= 0) {
        float found = similarity[i][nearest[i]];
        if (found > highest || (kept < 0 && found >= highest)) {
          kept = i;
          highest = found;
        }
      }
    }
    if (kept < 0) {
      return false;
    }
    join(kept, nearest[kept]);
    return true;
  }

  private void join(int kept, int gone) {
    List<Integer> joined = new ArrayList<>(requireNonNull(clusters.get(kept)));
    float a = joined.size();
    joined.addAll(requireNonNull(clusters.get(gone)));
    float b = joined.size() - a;
    for (int i = 0; i < nearest.length; i++) {
      if (i != kept && i != gone && clusters.get(i) != null) {
        float mean = (a * similarity[kept][i] + b * similarity[gone][i]) / (a + b);
        similarity[kept][i] = mean;
        similarity[i][kept] = mean;
        similarity[i][gone] = GONE;
      }
    }
    Arrays.fill(similarity[gone], GONE);
    similarity[kept][gone] = GONE;
    clusters.set(kept, joined);
    clusters.set(gone, null);
    nearest[kept] = nearestOf(kept);
    for (int i = 0; i < nearest.length; i++) {
      if (i == kept || clusters.get(i) == null) {
        continue;
      }
      if (nearest[i] == kept || nearest[i] == gone) {
        nearest[i] = nearestOf(i);
      } else if (nearest[i] >= 0 && similarity[i][kept] > similarity[i][nearest[i]]) {
        nearest[i] = kept;
      }
    }
  }

  private int nearestOf(int i) {
    int best = -1;
    float highest = GONE;
    float[] row = similarity[i];
    for (int j = 0; j < row.length; j++) {
      if (row[j] > highest) {
        highest = row[j];
        best = j;
      }
    }
    return best;
  }
}
