package io.candor.classifier.wording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What somebody does by saying something ("claims that it is done", "says that they told it
/// before"): multinomial logistic regression over the features of its [Wording], learned from
/// sentences of many trades. An elastic net keeps few features, so that a model is a short table.
/// Immutable and thread-safe.
public final class WordingModel {
  private final List<String> classes;
  private final Map<String, double[]> weights;

  /// @param classes what may be done
  /// @param weights of the features, one per class
  WordingModel(List<String> classes, Map<String, double[]> weights) {
    this.classes = List.copyOf(classes);
    this.weights = Map.copyOf(weights);
  }

  /// One that ships.
  ///
  /// @param owner the class beside which its table lies
  /// @param file its resource: a comment, the classes, and a line per feature with its weights
  public static WordingModel shipped(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      return read(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the service cannot be read", e);
    }
  }

  private static WordingModel read(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    lines.readLine(); // where it comes from
    List<String> classes = List.of(lines.readLine().split("\t"));
    Map<String, double[]> weights = new TreeMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] fields = line.split("\t");
      weights.put(
          fields[0],
          Arrays.stream(fields, 1, fields.length).mapToDouble(Double::parseDouble).toArray());
    }
    return new WordingModel(classes, weights);
  }

  /// The file that it is read from.
  ///
  /// @param comment its first line
  String toFile(String comment) {
    StringBuilder file = new StringBuilder("# " + comment + "\n");
    file.append(String.join("\t", classes)).append('\n');
    new TreeMap<>(weights)
        .forEach(
            (feature, row) -> {
              file.append(feature);
              for (double weight : row) {
                file.append(String.format(Locale.ROOT, "\t%.3f", weight));
              }
              file.append('\n');
            });
    return file.toString();
  }

  /// The probability of each class, in their order.
  ///
  /// @param features see [Wording#of]
  public double[] probabilities(Set<String> features) {
    double[] sums = new double[classes.size()];
    for (String feature : features) {
      double[] row = weights.get(feature);
      for (int k = 0; row != null && k < sums.length; k++) {
        sums[k] += row[k];
      }
    }
    double highest = Arrays.stream(sums).max().orElseThrow();
    double total = 0;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.exp(sums[k] - highest);
      total += sums[k];
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= total;
    }
    return sums;
  }

  /// The probability of one class.
  public double probability(String of, Set<String> features) {
    return probabilities(features)[classes.indexOf(of)];
  }

  /// The class with the highest probability.
  public String likeliest(Set<String> features) {
    double[] likely = probabilities(features);
    int best = 0;
    for (int k = 1; k < likely.length; k++) {
      best = likely[k] > likely[best] ? k : best;
    }
    return classes.get(best);
  }
}
