package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The vectors of the sentences that the heads of a taxonomy have learned, each known by its place.
/// The heads share them, so that a text is compared with a sentence once, however many heads ask.
/// Immutable and thread-safe.
final class ExampleVectors {
  // Of so many a text is compared with all at once; of more only with those that are asked for.
  private static final int MOST_AT_ONCE = 2_000;

  private final List<float[]> vectors;
  // By object: a sentence has one, and comparing 384 numbers would cost what is to be saved.
  private final Map<float[], Integer> places;
  private final List<Columns> columns;

  private ExampleVectors(
      List<float[]> vectors, Map<float[], Integer> places, List<Columns> columns) {
    this.vectors = vectors;
    this.places = places;
    this.columns = columns;
  }

  /// @param vectors each object is kept once
  static ExampleVectors of(Collection<float[]> vectors) {
    return new ExampleVectors(List.of(), Map.of(), List.of()).with(vectors);
  }

  static ExampleVectors ofExamples(List<HeadTrainer.Example> examples) {
    return of(examples.stream().map(HeadTrainer.Example::vector).toList());
  }

  /// These and more; these keep their places, and are not copied.
  ExampleVectors with(Collection<float[]> more) {
    List<float[]> all = new ArrayList<>(vectors);
    Map<float[], Integer> at = new IdentityHashMap<>(places);
    for (float[] vector : more) {
      if (at.putIfAbsent(vector, all.size()) == null) {
        all.add(vector);
      }
    }
    List<Columns> turned = new ArrayList<>();
    if (all.size() <= MOST_AT_ONCE) {
      turned.addAll(columns);
      if (all.size() > vectors.size()) {
        turned.add(Columns.of(vectors.size(), all.subList(vectors.size(), all.size())));
      }
    }
    return new ExampleVectors(all, at, turned);
  }

  /// @throws IllegalArgumentException for a vector that is not one of these objects
  int place(float[] vector) {
    Integer place = places.get(vector);
    if (place == null) {
      throw new IllegalArgumentException("not a vector of these examples");
    }
    return place;
  }

  int[] places(List<HeadTrainer.Example> examples) {
    return examples.stream().mapToInt(example -> place(example.vector())).toArray();
  }

  float[] at(int place) {
    return vectors.get(place);
  }

  Compared compare(float[] vector) {
    return new Compared(vector);
  }

  /// A text's vector and how near it is to the examples. For one thread.
  final class Compared {
    private final float[] vector;
    private final float[] products = new float[vectors.size()];

    private Compared(float[] vector) {
      this.vector = vector;
      if (columns.isEmpty()) {
        Arrays.fill(products, Float.NaN);
      }
      columns.forEach(part -> part.addProducts(vector, products));
    }

    float[] vector() {
      return vector;
    }

    /// Inner product with the example at a place.
    float with(int place) {
      float known = products[place];
      if (Float.isNaN(known)) {
        known = Vectors.dot(vector, vectors.get(place));
        products[place] = known;
      }
      return known;
    }
  }

  /// Vectors turned round, one column for each dimension: sums over many vectors at a time are what
  /// the JIT makes vector instructions of, which a sum over one vector is not. 400 vectors take 35
  /// instead of 120 µs.
  ///
  /// @param first place of the first vector
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Columns(int first, float[][] columns) {
    private static final int TOGETHER = 4;

    /// @param vectors at least one
    static Columns of(int first, List<float[]> vectors) {
      int dimension = vectors.getFirst().length;
      int whole = (dimension + TOGETHER - 1) / TOGETHER * TOGETHER;
      float[][] columns = new float[whole][vectors.size()]; // what is too much stays zero
      for (int d = 0; d < dimension; d++) {
        for (int i = 0; i < vectors.size(); i++) {
          columns[d][i] = vectors.get(i)[d];
        }
      }
      return new Columns(first, columns);
    }

    void addProducts(float[] vector, float[] products) {
      float[] sums = new float[columns[0].length];
      float[] x = Arrays.copyOf(vector, columns.length);
      for (int d = 0; d < columns.length; d += TOGETHER) {
        add(x, d, columns, sums);
      }
      System.arraycopy(sums, 0, products, first, sums.length);
    }

    private static void add(float[] x, int d, float[][] columns, float[] sums) {
      float x0 = x[d];
      float x1 = x[d + 1];
      float x2 = x[d + 2];
      float x3 = x[d + 3];
      float[] c0 = columns[d];
      float[] c1 = columns[d + 1];
      float[] c2 = columns[d + 2];
      float[] c3 = columns[d + 3];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += x0 * c0[i] + x1 * c1[i] + x2 * c2[i] + x3 * c3[i];
      }
    }
  }
}
