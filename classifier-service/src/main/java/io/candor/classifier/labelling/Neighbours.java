package io.candor.classifier.labelling;

import java.util.List;

/// Which classes the examples have that lie nearest to a text. Where a class is many small islands,
/// as when people have told labels text by text, this knows what no plane between classes can say.
/// Immutable and thread-safe.
final class Neighbours {
  // Both chosen on public intents by held-back accuracy; 5 neighbours or a sharpness of 10 are half
  // a point worse.
  private static final int COUNT = 10;
  // Of centred cosines: an example that is nearer by 0.05 counts e times as much.
  private static final double SHARPNESS = 20;

  private final int classCount;
  private final float[] centre;
  private final float[][] placed;
  private final int[] labels;
  private final double[] weights;
  private final VectorGroups groups;

  private Neighbours(int classCount, List<HeadTrainer.Example> examples) {
    this.classCount = classCount;
    this.centre = HeadTrainer.centre(examples);
    this.placed =
        examples.stream()
            .map(each -> PrototypeHead.place(each.vector(), centre))
            .toArray(float[][]::new);
    this.labels = examples.stream().mapToInt(HeadTrainer.Example::label).toArray();
    this.groups = VectorGroups.of(placed);
    this.weights = examples.stream().mapToDouble(HeadTrainer.Example::weight).toArray();
  }

  /// @param examples at least one
  static Neighbours of(int classCount, List<HeadTrainer.Example> examples) {
    return new Neighbours(classCount, examples);
  }

  /// The share of each class among the nearest examples, the nearer and the heavier counting more;
  /// they add up to 1.
  double[] shares(float[] vector) {
    float[] at = PrototypeHead.place(vector, centre);
    int count = Math.min(COUNT, placed.length);
    int[] nearest = new int[count];
    float[] similarity = new float[count];
    int found = 0;
    for (int[] group : groups.near(at)) {
      for (int i : group) {
        float similar = PrototypeHead.dot(at, placed[i]);
        if (found < count || similar > similarity[found - 1]) {
          int slot = found < count ? found++ : found - 1;
          for (; slot > 0 && similarity[slot - 1] < similar; slot--) {
            similarity[slot] = similarity[slot - 1];
            nearest[slot] = nearest[slot - 1];
          }
          similarity[slot] = similar;
          nearest[slot] = i;
        }
      }
    }
    double[] shares = new double[classCount];
    double total = 0;
    for (int n = 0; n < found; n++) {
      double weight = weights[nearest[n]] * Math.exp(SHARPNESS * (similarity[n] - similarity[0]));
      shares[labels[nearest[n]]] += weight;
      total += weight;
    }
    for (int k = 0; k < classCount; k++) {
      shares[k] /= total;
    }
    return shares;
  }
}
