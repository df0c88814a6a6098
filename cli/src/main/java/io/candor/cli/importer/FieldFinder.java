package io.candor.cli.importer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.ingest.v1.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds which field of a refused line is wrong. The protobuf parser says what is wrong but not
/// where, so the line is parsed again field by field; only refused lines pay for it.
final class FieldFinder {
  private FieldFinder() {}

  /// The first wrong field in the order of the line; the whole line when every field is right by
  /// itself.
  static EventFormatException find(JsonObject object, String parserMessage) {
    EventFormatException found = inObject(object, Event.getDescriptor(), "");
    if (found != null) {
      return found;
    }
    String reason =
        parserMessage.contains("oneof")
            ? "more than one body (expected: exactly one)"
            : "does not fit the event format";
    return new EventFormatException("", reason);
  }

  private static @Nullable EventFormatException inObject(
      JsonObject object, Descriptor type, String path) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String fieldPath = FieldNames.join(path, entry.getKey());
      FieldDescriptor field = FieldNames.find(type, entry.getKey());
      if (field == null) {
        return new EventFormatException(fieldPath, "unknown field");
      }
      if (!parses(type, field.getJsonName(), entry.getValue())) {
        return inField(field, entry.getValue(), fieldPath);
      }
    }
    return null;
  }

  private static EventFormatException inField(
      FieldDescriptor field, JsonElement value, String path) {
    if (field.isRepeated() && !field.isMapField() && value.isJsonArray()) {
      JsonArray items = value.getAsJsonArray();
      for (int i = 0; i < items.size(); i++) {
        JsonArray single = new JsonArray();
        single.add(items.get(i));
        if (!parses(field.getContainingType(), field.getJsonName(), single)) {
          return inValue(field, items.get(i), path + "[" + i + "]");
        }
      }
    }
    return inValue(field, value, path);
  }

  private static EventFormatException inValue(
      FieldDescriptor field, JsonElement value, String path) {
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    boolean wellKnown =
        message && field.getMessageType().getFullName().startsWith("google.protobuf.");
    if (message && !wellKnown && !field.isMapField() && value.isJsonObject()) {
      EventFormatException inner = inObject(value.getAsJsonObject(), field.getMessageType(), path);
      if (inner != null) {
        return inner;
      }
    }
    return new EventFormatException(path, "expected " + expectation(field));
  }

  private static String expectation(FieldDescriptor field) {
    if (field.isMapField()) {
      return "an object of strings";
    }
    return switch (field.getJavaType()) {
      case INT, LONG -> "a whole number";
      case FLOAT, DOUBLE -> "a number";
      case BOOLEAN -> "true or false";
      case STRING -> "a string";
      case BYTE_STRING -> "a base64 string";
      case ENUM ->
          "one of "
              + String.join(
                  ", ",
                  field.getEnumType().getValues().stream()
                      .filter(value -> value.getNumber() != 0)
                      .map(value -> value.getName())
                      .toList());
      case MESSAGE ->
          switch (field.getMessageType().getFullName()) {
            case "google.protobuf.Timestamp" -> "a time such as 2026-03-12T10:00:00Z";
            case "google.protobuf.Duration" -> "a duration such as 73s";
            default -> "an object";
          };
    };
  }

  private static boolean parses(Descriptor type, String name, JsonElement value) {
    JsonObject single = new JsonObject();
    single.add(name, value);
    try {
      JsonFormat.parser().merge(single.toString(), DynamicMessage.newBuilder(type));
      return true;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
