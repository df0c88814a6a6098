package io.candor.classifier.discovery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
  private final List<@Nullable Node> nodes = new ArrayList<>();

  private AverageLink(float[][] similarity) {
    this.similarity = similarity;
    this.nearest = new int[similarity.length];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i][i] = GONE;
      nodes.add(new Node(List.of(i), null, null));
    }
    for (int i = 0; i < similarity.length; i++) {
      nearest[i] = nearestOf(i);
    }
  }

  /// A cluster and the two that it was made of.
  ///
  /// @param members indices of the items
  /// @param first absent for a single item
  /// @param second absent for a single item
  record Node(List<Integer> members, @Nullable Node first, @Nullable Node second) {
    /// This cluster and all that it was made of, each before its parts.
    List<Node> all() {
      List<Node> all = new ArrayList<>();
      Deque<Node> left = new ArrayDeque<>(List.of(this));
      while (!left.isEmpty()) {
        Node node = left.removeFirst();
        all.add(node);
        if (node.first != null && node.second != null) {
          left.addLast(node.first);
          left.addLast(node.second);
        }
      }
      return all;
    }

    private static Node of(Node first, Node second) {
      List<Integer> members = new ArrayList<>(first.members);
      members.addAll(second.members);
      return new Node(members, first, second);
    }
  }

  /// The clusters of [#trees] without how they came together.
  static List<List<Integer>> clusters(float[][] similarity, float threshold) {
    return trees(similarity, threshold).stream().map(Node::members).toList();
  }

  /// Clusters of the items, each with how it came together.
  ///
  /// @param similarity symmetric; is used up
  /// @param threshold least average similarity of two clusters that become one
  static List<Node> trees(float[][] similarity, float threshold) {
    AverageLink link = new AverageLink(similarity);
    if (similarity.length > 1) {
      while (link.joinMostSimilar(threshold)) {
        // until no two clusters are similar enough
      }
    }
    return link.nodes.stream().filter(Objects::nonNull).toList();
  }

  private boolean joinMostSimilar(float threshold) {
    int kept = -1;
    float highest = threshold;
    for (int i = 0; i < nearest.length; i++) {
      if (nodes.get(i) != null && nearest[i] >= 0) {
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
    Node first = requireNonNull(nodes.get(kept));
    Node second = requireNonNull(nodes.get(gone));
    float a = first.members().size();
    float b = second.members().size();
    for (int i = 0; i < nearest.length; i++) {
      if (i != kept && i != gone && nodes.get(i) != null) {
        float mean = (a * similarity[kept][i] + b * similarity[gone][i]) / (a + b);
        similarity[kept][i] = mean;
        similarity[i][kept] = mean;
        similarity[i][gone] = GONE;
      }
    }
    Arrays.fill(similarity[gone], GONE);
    similarity[kept][gone] = GONE;
    nodes.set(kept, Node.of(first, second));
    nodes.set(gone, null);
    nearest[kept] = nearestOf(kept);
    for (int i = 0; i < nearest.length; i++) {
      if (i == kept || nodes.get(i) == null) {
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
