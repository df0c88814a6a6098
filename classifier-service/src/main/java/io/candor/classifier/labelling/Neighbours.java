package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Vectors;
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
  private final int[] places;
  // Of each example: its product with the centre, and one over its distance from it.
  private final float[] alongCentre;
  private final float[] perDistance;
  private final int[] labels;
  private final double[] weights;
  private final VectorGroups groups;

  private Neighbours(int classCount, List<HeadTrainer.Example> examples, ExampleVectors vectors) {
    this.classCount = classCount;
    this.centre = HeadTrainer.centre(examples);
    this.places = vectors.places(examples);
    this.alongCentre = new float[places.length];
    this.perDistance = new float[places.length];
    float[][] placed = new float[places.length][];
    for (int i = 0; i < places.length; i++) {
      float[] vector = vectors.at(places[i]);
      placed[i] = PrototypeHead.place(vector, centre);
      alongCentre[i] = Vectors.dot(vector, centre);
      float distance = distance(vector);
      perDistance[i] = distance == 0 ? 0 : 1 / distance;
    }
    this.labels = examples.stream().mapToInt(HeadTrainer.Example::label).toArray();
    this.groups = VectorGroups.of(placed);
    this.weights = examples.stream().mapToDouble(HeadTrainer.Example::weight).toArray();
  }

  private float distance(float[] vector) {
    double sum = 0;
    for (int d = 0; d < centre.length; d++) {
      double difference = vector[d] - centre[d];
      sum += difference * difference;
    }
    return (float) Math.sqrt(sum);
  }

  /// @param examples at least one
  /// @param vectors that texts are compared with; those of the examples are among them
  static Neighbours of(int classCount, List<HeadTrainer.Example> examples, ExampleVectors vectors) {
    return new Neighbours(classCount, examples, vectors);
  }

  /// The share of each class among the nearest examples, the nearer and the heavier counting more;
  /// they add up to 1.
  double[] shares(ExampleVectors.Compared text) {
    float[] vector = text.vector();
    float[] at = PrototypeHead.place(vector, centre);
    // (x - c)(e - c) = xe - xc - ec + cc
    float offset = Vectors.dot(centre, centre) - Vectors.dot(vector, centre);
    float distance = distance(vector);
    float scale = distance == 0 ? 0 : 1 / distance;
    int count = Math.min(COUNT, places.length);
    int[] nearest = new int[count];
    float[] similarity = new float[count];
    int found = 0;
    for (int[] group : groups.near(at)) {
      for (int i : group) {
        float similar = (text.with(places[i]) - alongCentre[i] + offset) * perDistance[i] * scale;
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
