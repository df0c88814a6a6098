package io.candor.classifier.discovery;

import io.candor.classifier.discovery.ThemeSearch.Found;
import io.candor.classifier.embedding.Vectors;
import io.candor.classifier.taxonomy.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Verbatims as points of a space, each known by its index, and how near they are to each other.
final class VerbatimSpace {
  private static final int NEIGHBOURS = 10;

  private final List<Verbatim> verbatims;
  private final List<float[]> placed;
  private final float[][] similarity;

  VerbatimSpace(List<Verbatim> verbatims, Space space) {
    this.verbatims = verbatims;
    this.placed = verbatims.stream().map(v -> space.place(v.vector())).toList();
    this.similarity = new float[verbatims.size()][];
    for (int i = 0; i < similarity.length; i++) {
      similarity[i] = new float[i];
      for (int j = 0; j < i; j++) {
        similarity[i][j] = Vectors.dot(placed.get(i), placed.get(j));
      }
    }
  }

  /// How near each of some verbatims is to each other of them.
  float[][] similarities(List<Integer> window) {
    float[][] square = new float[window.size()][window.size()];
    for (int a = 0; a < square.length; a++) {
      square[a][a] = 1;
      for (int b = 0; b < a; b++) {
        square[a][b] = similarity[window.get(a)][window.get(b)];
        square[b][a] = square[a][b];
      }
    }
    return square;
  }

  /// Texts that belong together.
  record Group(List<Integer> indices, List<Verbatim> members, float[] middle) {
    Found found(Instant until, Optional<Theme> belongsTo, List<Verbatim> rising) {
      return new Found(new Cluster(members, until), middle, belongsTo.orElse(null), rising);
    }
  }

  /// The verbatims of a cluster.
  ///
  /// @param members their places in the window
  /// @param window the verbatims that were clustered
  Group group(List<Integer> members, List<Integer> window) {
    List<Integer> indices = members.stream().map(window::get).sorted().toList();
    return new Group(
        indices,
        indices.stream().map(verbatims::get).toList(),
        Space.middle(indices.stream().map(placed::get).toList()));
  }

  /// How much nearer the members are to their middle than the nearest texts that a theme explains.
  double isolation(Group group, List<Integer> window, Known known) {
    List<Integer> indices = group.indices();
    float[] middle = group.middle();
    double cohesion = 0;
    for (int i : indices) {
      cohesion += Vectors.dot(placed.get(i), middle);
    }
    List<Double> others = new ArrayList<>();
    for (int i : window) {
      if (!indices.contains(i) && !known.isUnexplained(verbatims.get(i))) {
        others.add((double) Vectors.dot(placed.get(i), middle));
      }
    }
    others.sort(Comparator.reverseOrder());
    double nearest =
        others.stream().limit(NEIGHBOURS).mapToDouble(Double::doubleValue).average().orElse(0);
    return cohesion / indices.size() - nearest;
  }

  /// How many of the texts that are as near to a cluster's middle as its middle member no theme
  /// explains, 0..1. A new symptom has its surroundings to itself; the strange ones among the texts
  /// of a known one stand among others that are explained.
  double unexplainedAround(Group group, List<Integer> window, Known known) {
    double[] near =
        group.indices().stream()
            .mapToDouble(i -> Vectors.dot(placed.get(i), group.middle()))
            .sorted()
            .toArray();
    double least = near[near.length / 2];
    int around = 0;
    int unexplained = 0;
    for (int i : window) {
      if (Vectors.dot(placed.get(i), group.middle()) >= least) {
        around++;
        unexplained += known.isUnexplained(verbatims.get(i)) ? 1 : 0;
      }
    }
    return (double) unexplained / around;
  }

  /// The texts of a window, but for those of a cluster, that lie nearest to its middle.
  List<String> neighbours(List<String> own, float[] middle, List<Integer> window, int limit) {
    List<Integer> others = new ArrayList<>();
    for (int i : window) {
      if (!own.contains(verbatims.get(i).text())) {
        others.add(i);
      }
    }
    others.sort(Comparator.comparing(i -> -Vectors.dot(placed.get(i), middle)));
    return others.stream().map(i -> verbatims.get(i).text()).distinct().limit(limit).toList();
  }
}
