package io.candor.classifier.labelling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A trained head as a small text file: version, classes, temperature, then the centre and one row
/// of weights per class, each as base64 of big-endian floats. Lines that start with `#` are
/// comments.
final class HeadFile {
  private HeadFile() {}

  /// A head and the version that its file names.
  record Versioned(String version, LinearHead head) {}

  static Versioned read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
    }
    List<String> classes = List.of(lines.get(1).split(" "));
    double temperature = Double.parseDouble(lines.get(2));
    float[] centre = floats(lines.get(3));
    double[][] weights = new double[classes.size()][];
    for (int k = 0; k < weights.length; k++) {
      float[] row = floats(lines.get(4 + k));
      weights[k] = new double[row.length];
      for (int d = 0; d < row.length; d++) {
        weights[k][d] = row[d];
      }
    }
    return new Versioned(lines.getFirst(), new LinearHead(classes, centre, weights, temperature));
  }

  static String write(String version, LinearHead head, List<String> comments) {
    StringBuilder file = new StringBuilder();
    comments.forEach(comment -> file.append("# ").append(comment).append('\n'));
    file.append(version).append('\n');
    file.append(String.join(" ", head.classes())).append('\n');
    file.append(head.temperature()).append('\n');
    file.append(base64(head.centre())).append('\n');
    for (double[] row : head.weights()) {
      float[] floats = new float[row.length];
      for (int d = 0; d < row.length; d++) {
        floats[d] = (float) row[d];
      }
      file.append(base64(floats)).append('\n');
    }
    return file.toString();
  }

  private static String base64(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] floats(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    for (int d = 0; d < values.length; d++) {
      values[d] = bytes.getFloat();
    }
    return values;
  }
}
