package io.candor.classifier.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Probability of a conclusion: logistic regression over signs, learned from statements of bots of
/// many trades. Immutable.
///
/// @param <T> what the signs are read from
/// @param <S> the signs
final class SignModel<T, S extends Enum<S> & Sign<T>> {
  private static final String BIAS = "BIAS";

  private final double bias;
  private final Map<S, Double> weights;

  SignModel(double bias, Map<S, Double> weights) {
    this.bias = bias;
    this.weights = new TreeMap<>(weights); // sums in the same order everywhere
  }

  /// One that ships.
  ///
  /// @param file its resource, a table of signs and weights
  static <T, S extends Enum<S> & Sign<T>> SignModel<T, S> shipped(Class<S> signs, String file) {
    try (InputStream in = SignModel.class.getResourceAsStream(file)) {
      return read(signs, Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the service cannot be read", e);
    }
  }

  private static <T, S extends Enum<S> & Sign<T>> SignModel<T, S> read(
      Class<S> signs, InputStream in) throws IOException {
    Map<S, Double> weights = new EnumMap<>(signs);
    double bias = 0;
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t");
      double weight = Double.parseDouble(fields[1]);
      if (fields[0].equals(BIAS)) {
        bias = weight;
      } else {
        weights.put(Enum.valueOf(signs, fields[0]), weight);
      }
    }
    return new SignModel<>(bias, weights);
  }

  /// The file that it is read from.
  ///
  /// @param comment its first line
  String toFile(String comment) {
    StringBuilder file = new StringBuilder("# " + comment + "\n");
    file.append("%s\t%.4f%n".formatted(BIAS, bias));
    weights.forEach((sign, weight) -> file.append("%s\t%.4f%n".formatted(sign, weight)));
    return file.toString();
  }

  double probability(T subject) {
    return 1 / (1 + Math.exp(-logOdds(subject)));
  }

  double logOdds(T subject) {
    double sum = bias;
    for (Map.Entry<S, Double> weight : weights.entrySet()) {
      sum += weight.getValue() * weight.getKey().of(subject);
    }
    return sum;
  }
}
