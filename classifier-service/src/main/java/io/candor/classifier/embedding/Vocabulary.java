package io.candor.classifier.embedding;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The word pieces of a model and their ids. Immutable and thread-safe.
final class Vocabulary {
  /// Answer of [#id] for a piece that the model does not know.
  static final int ABSENT = -1;

  private final Map<String, Integer> ids;
  private final int unknownId;
  private final int startId;
  private final int endId;

  Vocabulary(Map<String, Integer> ids) {
    this.ids = Map.copyOf(ids);
    this.unknownId = require("[UNK]");
    this.startId = require("[CLS]");
    this.endId = require("[SEP]");
  }

  /// Reads the `model.vocab` object of a Hugging Face `tokenizer.json`; the rest of that file is
  /// not needed, because the normaliser and the pre-tokenizer are those of BERT uncased.
  static Vocabulary read(InputStream tokenizerJson) throws IOException {
    try (JsonReader json =
        new JsonReader(new InputStreamReader(tokenizerJson, StandardCharsets.UTF_8))) {
      Map<String, Integer> ids = new HashMap<>(1 << 16);
      enter(json, "model");
      enter(json, "vocab");
      json.beginObject();
      while (json.hasNext()) {
        ids.put(json.nextName(), json.nextInt());
      }
      return new Vocabulary(ids);
    }
  }

  private static void enter(JsonReader json, String member) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals(member)) {
        return;
      }
      json.skipValue();
    }
    throw new IOException("tokenizer file has no member `" + member + "`");
  }

  int id(String piece) {
    return ids.getOrDefault(piece, ABSENT);
  }

  int unknownId() {
    return unknownId;
  }

  int startId() {
    return startId;
  }

  int endId() {
    return endId;
  }

  private int require(String special) {
    int id = id(special);
    if (id == ABSENT) {
      throw new IllegalArgumentException("vocabulary lacks " + special);
    }
    return id;
  }
}
