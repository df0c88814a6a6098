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

/// Probability that a sentence contradicts the assertion that it is nearest to: logistic regression
/// over [DenialSign], learned from statements of bots of many trades. Immutable.
final class DenialModel {
  private static final String RESOURCE = "denial-model.tsv";
  private static final String BIAS = "BIAS";

  private final double bias;
  private final Map<DenialSign, Double> weights = new EnumMap<>(DenialSign.class);

  DenialModel(double bias, Map<DenialSign, Double> weights) {
    this.bias = bias;
    this.weights.putAll(weights);
  }

  /// The one that ships.
  static DenialModel shipped() {
    try (InputStream in = DenialModel.class.getResourceAsStream(RESOURCE)) {
      return read(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the service cannot be read", e);
    }
  }

  private static DenialModel read(InputStream in) throws IOException {
    Map<DenialSign, Double> weights = new EnumMap<>(DenialSign.class);
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
        weights.put(DenialSign.valueOf(fields[0]), weight);
      }
    }
    return new DenialModel(bias, weights);
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

  double probability(Denial denial) {
    double sum = bias;
    for (Map.Entry<DenialSign, Double> weight : weights.entrySet()) {
      sum += weight.getValue() * weight.getKey().of(denial);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
