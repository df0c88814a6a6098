package io.candor.cli.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;

/// Accepts exactly one JSON object as RFC 8259 defines it. The protobuf parser alone would let pass
/// comments, single quotes, repeated names and anything behind the object.
final class JsonSyntax {
  /// Deeper than any event needs; the parsers behind allow 100.
  private static final int MAX_DEPTH = 32;

  /// Reading a number takes time that grows with the square of its length.
  private static final int MAX_NUMBER_LENGTH = 100;

  private JsonSyntax() {}

  static JsonObject parse(String json) throws EventFormatException {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    try {
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw new EventFormatException("", "not a JSON object");
      }
      JsonObject object = object(reader, 1);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new EventFormatException("", "not valid JSON");
      }
      return object;
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      throw new EventFormatException(path(reader), "not valid JSON");
    } catch (EOFException e) {
      throw new EventFormatException(path(reader), "the JSON ends in the middle");
    } catch (IOException e) {
      throw new EventFormatException(path(reader), "not readable as JSON");
    }
  }

  private static JsonElement value(JsonReader reader, int depth)
      throws IOException, EventFormatException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader, depth + 1);
      case BEGIN_ARRAY -> array(reader, depth + 1);
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> number(reader);
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
      case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
          throw new EventFormatException(path(reader), "not valid JSON");
    };
  }

  private static JsonPrimitive number(JsonReader reader) throws IOException, EventFormatException {
    String digits = reader.nextString();
    if (digits.length() > MAX_NUMBER_LENGTH) {
      throw new EventFormatException(path(reader), "a number of " + digits.length() + " digits");
    }
    return new JsonPrimitive(new BigDecimal(digits));
  }

  private static JsonObject object(JsonReader reader, int depth)
      throws IOException, EventFormatException {
    checkDepth(depth);
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new EventFormatException(path(reader), "given twice");
      }
      object.add(name, value(reader, depth));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray array(JsonReader reader, int depth)
      throws IOException, EventFormatException {
    checkDepth(depth);
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(reader, depth));
    }
    reader.endArray();
    return array;
  }

  private static void checkDepth(int depth) throws EventFormatException {
    if (depth > MAX_DEPTH) {
      throw new EventFormatException("", "nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  /// `$.survey.rating` as `survey.rating`.
  private static String path(JsonReader reader) {
    String path = reader.getPath();
    return path.startsWith("$.") ? path.substring(2) : "";
  }
}
