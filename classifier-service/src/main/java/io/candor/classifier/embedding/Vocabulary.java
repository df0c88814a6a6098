package io.candor.classifier.embedding;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
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

  /// Reads the `model.vocab` object of a Hugging Face `tokenizer.json`. Of the rest of that file
  /// only whether it is BERT's uncased WordPiece is looked at: that is what the tokenizer does.
  ///
  /// @throws IOException for a tokenizer of another kind, which would cut texts wrongly
  static Vocabulary read(InputStream tokenizerJson) throws IOException {
    try (JsonReader json =
        new JsonReader(new InputStreamReader(tokenizerJson, StandardCharsets.UTF_8))) {
      Map<String, Integer> ids = new HashMap<>(1 << 16);
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "normalizer" -> checkNormalizer(json);
          case "model" -> readModel(json, ids);
          default -> json.skipValue();
        }
      }
      if (ids.isEmpty()) {
        throw new IOException("the tokenizer file has no vocabulary");
      }
      return new Vocabulary(ids);
    }
  }

  private static void readModel(JsonReader json, Map<String, Integer> ids) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals("type") && json.peek() == JsonToken.STRING) {
        String type = json.nextString();
        if (!type.equals("WordPiece")) {
          throw new IOException("the tokenizer is of type " + type + " (expected: WordPiece)");
        }
      } else if (name.equals("vocab")) {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
          throw new IOException("the tokenizer's vocabulary is a list (expected: WordPiece)");
        }
        json.beginObject();
        while (json.hasNext()) {
          ids.put(json.nextName(), json.nextInt());
        }
        json.endObject();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
  }

  private static void checkNormalizer(JsonReader json) throws IOException {
    if (json.peek() != JsonToken.BEGIN_OBJECT) {
      json.skipValue();
      return;
    }
    json.beginObject();
    while (json.hasNext()) {
      boolean isCase = json.nextName().equals("lowercase");
      if (isCase && json.peek() == JsonToken.BOOLEAN) {
        if (!json.nextBoolean()) {
          throw new IOException("the tokenizer keeps capitals (expected: an uncased model)");
        }
      } else {
        json.skipValue();
      }
    }
    json.endObject();
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
