package io.candor.bench;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shipped model with a memory that outlives the process: reading twenty thousand texts takes
/// minutes, and they are the same ones every time. Vectors are kept in a file, appended as they
/// come; a file that was cut off is good up to there.
public final class EmbeddingFile implements Embedder, AutoCloseable {
  private static final int READ_TOGETHER = 1_000;

  private final Embedders.Closeable model;
  private final Path file;
  private final Map<String, float[]> known = new HashMap<>();

  public EmbeddingFile(Path file) throws IOException {
    this.file = file;
    this.model = Embedders.open(EmbeddingConfig.defaults());
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (in.available() > 0) {
        var text = in.readNBytes(in.readInt());
        var vector = new float[model.dimension()];
        for (var d = 0; d < vector.length; d++) {
          vector[d] = in.readFloat();
        }
        known.put(new String(text, StandardCharsets.UTF_8), vector);
      }
    }
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public List<float[]> embed(List<String> texts, Urgency urgency) {
    var missing = texts.stream().filter(text -> !known.containsKey(text)).distinct().toList();
    for (var from = 0; from < missing.size(); from += READ_TOGETHER) {
      var part = missing.subList(from, Math.min(missing.size(), from + READ_TOGETHER));
      keep(part, model.embed(part, urgency));
    }
    return texts.stream().map(known::get).toList();
  }

  private void keep(List<String> texts, List<float[]> vectors) {
    try (var out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
      for (var i = 0; i < texts.size(); i++) {
        known.put(texts.get(i), vectors.get(i));
        var text = texts.get(i).getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        for (var value : vectors.get(i)) {
          out.writeFloat(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
