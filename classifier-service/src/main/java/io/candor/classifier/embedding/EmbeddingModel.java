package io.candor.classifier.embedding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Which sentence model makes the vectors. Vectors of two models must never be compared, also when
/// they have the same length: so every stored vector carries the id of its model.
///
/// @param id stands for weights, tokenizer, pooling, prefix and windows: equal ids give equal
///     vectors
/// @param dimension length of a vector
/// @param shipped whether it is the model that ships
public record EmbeddingModel(String id, int dimension, boolean shipped) {
  private static final int DIGITS = 12;

  /// @param weights the bytes of the model
  /// @param tokenizer the bytes of its tokenizer
  static EmbeddingModel of(
      EmbeddingConfig config, byte[] weights, byte[] tokenizer, int dimension) {
    MessageDigest digest = sha256();
    digest.update(weights);
    digest.update(tokenizer);
    digest.update(config.pooling().name().getBytes(StandardCharsets.UTF_8));
    digest.update(config.prefix().getBytes(StandardCharsets.UTF_8));
    digest.update(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .putInt(config.maxTokens())
            .putInt(config.maxWindows())
            .array());
    String hash = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    return new EmbeddingModel(
        name(config.modelResource()) + "-" + hash, dimension, config.isShippedModel());
  }

  /// The file's name without folder and ending.
  private static String name(String resource) {
    String file =
        resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    return file.replaceAll("\\.onnx$", "").replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
