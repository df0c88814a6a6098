package io.candor.classifier.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Agglomerative clustering by average similarity: the two most similar clusters become one for as
/// long as their members are similar enough on average. Deterministic; ties go to the lower index.
/// Time and memory grow with the square of the number of items.
///
/// Chosen over leader, DBSCAN and HDBSCAN by the adjusted Rand index on public intents.
final class AverageLink {
  private static final float GONE = Float.NEGATIVE_INFINITY;

  private final float[][] similarity;
  private final int[] nearest;
  private final List<List<Integer>> members = new ArrayList<>();

  private AverageLink(float[][] similarity) {
    this.similarity = similarity;
    this.nearest = new int[similarity.length];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i][i] = GONE;
      members.add(new ArrayList<>(List.of(i)));
    }
    for (int i = 0; i < similarity.length; i++) {
      nearest[i] = nearestOf(i);
    }
  }

  /// Clusters of the items, each a list of indices.
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
    return link.members.stream().filter(cluster -> !cluster.isEmpty()).toList();
  }

  private boolean joinMostSimilar(float threshold) {
    int kept = -1;
    float highest = threshold;
    for (int i = 0; i < nearest.length; i++) {
      if (!members.get(i).isEmpty() && nearest[i] >= 0) {
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
    float a = members.get(kept).size();
    float b = members.get(gone).size();
    for (int i = 0; i < nearest.length; i++) {
      if (i != kept && i != gone && !members.get(i).isEmpty()) {
        float mean = (a * similarity[kept][i] + b * similarity[gone][i]) / (a + b);
        similarity[kept][i] = mean;
        similarity[i][kept] = mean;
        similarity[i][gone] = GONE;
      }
    }
    Arrays.fill(similarity[gone], GONE);
    similarity[kept][gone] = GONE;
    members.get(kept).addAll(members.get(gone));
    members.set(gone, List.of());
    nearest[kept] = nearestOf(kept);
    for (int i = 0; i < nearest.length; i++) {
      if (i == kept || members.get(i).isEmpty()) {
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
