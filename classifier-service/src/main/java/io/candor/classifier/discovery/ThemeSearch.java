package io.candor.classifier.discovery;

import io.candor.classifier.taxonomy.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for new themes among displeased verbatims: clusters the texts of a window of time and asks
/// of each cluster whether enough different customers say it, whether it is new, and whether the
/// taxonomy knows it already.
///
/// New is what was hardly written before and is now, more than chance allows; and, whatever came
/// before, what no theme explains and lies apart from everything that one does. No single text is
/// ever called new: for that no score is good enough.
final class ThemeSearch {
  /// Least average similarity of two clusters that become one, of centred vectors.
  static final float SAME = 0.3f;

  // Fewer texts before the recent time are no past to compare with.
  private static final int LEAST_PAST = 50;
  // At least two of three texts of the window are recent: more of an old thing is a spike, not
  // news.
  private static final int NEWS_FACTOR = 2;
  // Without a past to compare with the bar is higher.
  private static final double UNEXPLAINED_SHARE = 0.75;
  private static final double ISOLATION = 0.2;
  private static final int UNEXPLAINED_WORDINGS = 6;
  private static final int NEIGHBOURS = 10;

  private final DiscoveryConfig config;
  private final List<Verbatim> verbatims;
  private final List<float[]> placed;
  private final float[][] similarity;

  /// @param verbatims the oldest first
  /// @param space the space in which they are compared
  ThemeSearch(DiscoveryConfig config, List<Verbatim> verbatims, Space space) {
    this.config = config;
    this.verbatims = verbatims;
    this.placed = verbatims.stream().map(v -> space.place(v.vector())).toList();
    this.similarity = new float[verbatims.size()][];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i] = new float[i];
      for (int j = 0; j < i; j++) {
        similarity[i][j] = Space.dot(placed.get(i), placed.get(j));
      }
    }
  }

  /// A cluster, with what becomes of it.
  ///
  /// @param belongsTo the found theme that it is part of; absent when it is new
  record Found(Cluster cluster, float[] middle, @Nullable Theme belongsTo) {}

  /// What the window that ends at `until` holds: clusters that are new, and those that belong to a
  /// theme that was found before.
  List<Found> search(Instant until, Known known) {
    List<Integer> window = new ArrayList<>();
    for (int i = 0; i < verbatims.size(); i++) {
      Instant time = verbatims.get(i).time();
      if (time.isAfter(until.minus(config.window())) && !time.isAfter(until)) {
        window.add(i);
      }
    }
    List<Found> found = new ArrayList<>();
    Instant recentStart = until.minus(config.recent());
    int recentTotal =
        (int) window.stream().filter(i -> verbatims.get(i).time().isAfter(recentStart)).count();
    for (List<Integer> cluster : AverageLink.clusters(similarities(window), SAME)) {
      List<Integer> indices = cluster.stream().map(window::get).sorted().toList();
      List<Verbatim> members = indices.stream().map(verbatims::get).toList();
      if (Cluster.customers(members) < config.minCustomers()) {
        continue;
      }
      float[] middle = Space.middle(indices.stream().map(placed::get).toList());
      Optional<Theme> before = known.foundBefore(members, middle);
      Cluster made = new Cluster(members, until);
      if (before.isPresent()) {
        found.add(new Found(made, middle, before.get()));
      } else if (isNews(made, recentStart, recentTotal, window.size() - recentTotal)
          ? !known.explains(members)
          : isUnexplained(made, indices, middle, window, known)) {
        found.add(new Found(made, middle, null));
      }
    }
    found.sort(Comparator.comparing(each -> -each.cluster().members().size()));
    return found;
  }

  private float[][] similarities(List<Integer> window) {
    float[][] square = new float[window.size()][window.size()];
    for (int a = 0; a < square.length; a++) {
      for (int b = 0; b < a; b++) {
        square[a][b] = similarity[window.get(a)][window.get(b)];
        square[b][a] = square[a][b];
      }
    }
    return square;
  }

  private boolean isNews(Cluster cluster, Instant recentStart, int recentTotal, int pastTotal) {
    List<Verbatim> recent =
        cluster.members().stream().filter(v -> v.time().isAfter(recentStart)).toList();
    int customers = Cluster.customers(recent);
    int before = cluster.members().size() - recent.size();
    return pastTotal >= LEAST_PAST
        && customers >= config.minCustomers()
        && customers >= NEWS_FACTOR * before
        && Surge.chance(customers, before, recentTotal, pastTotal) <= config.maxChance()
        && Wordings.count(recent.stream().map(Verbatim::text).toList()) >= config.minWordings();
  }

  private boolean isUnexplained(
      Cluster cluster, List<Integer> indices, float[] middle, List<Integer> window, Known known) {
    return known.unexplainedShare(cluster.members()) >= UNEXPLAINED_SHARE
        && Wordings.count(cluster.texts()) >= UNEXPLAINED_WORDINGS
        && isolation(indices, middle, window, known) >= ISOLATION;
  }

  /// How much nearer the members are to their middle than the nearest texts that a theme explains.
  private double isolation(
      List<Integer> indices, float[] middle, List<Integer> window, Known known) {
    double cohesion = 0;
    for (int i : indices) {
      cohesion += Space.dot(placed.get(i), middle);
    }
    List<Double> others = new ArrayList<>();
    for (int i : window) {
      if (!indices.contains(i) && !known.label(verbatims.get(i)).themes().isEmpty()) {
        others.add((double) Space.dot(placed.get(i), middle));
      }
    }
    others.sort(Comparator.reverseOrder());
    double nearest =
        others.stream().limit(NEIGHBOURS).mapToDouble(Double::doubleValue).average().orElse(0);
    return cohesion / indices.size() - nearest;
  }

  /// The texts outside a cluster that lie nearest to its middle.
  List<String> neighbours(Cluster cluster, float[] middle, Instant until, int limit) {
    List<String> own = cluster.texts();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < verbatims.size(); i++) {
      Verbatim verbatim = verbatims.get(i);
      boolean inWindow =
          !verbatim.time().isAfter(until) && verbatim.time().isAfter(until.minus(config.window()));
      if (inWindow && !own.contains(verbatim.text())) {
        others.add(i);
      }
    }
    others.sort(Comparator.comparing(i -> -Space.dot(placed.get(i), middle)));
    return others.stream().map(i -> verbatims.get(i).text()).distinct().limit(limit).toList();
  }
}
