package io.candor.cli.importer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/// Refuses times that are none. The protobuf parser (4.36) takes `2026-13-41T99:00:00Z` for a time
/// of the next year with nothing but a warning in the log; it will refuse it from 2027 on, and this
/// class can go then.
final class TimeFields {
  static final String EXPECTED = "expected a time such as 2026-03-12T10:00:00Z";

  private TimeFields() {}

  static void check(JsonObject object, Descriptor type, String path) throws EventFormatException {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      FieldDescriptor field = FieldNames.find(type, entry.getKey());
      if (field != null
          && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && !field.isMapField()) {
        checkField(field, entry.getValue(), FieldNames.join(path, entry.getKey()));
      }
    }
  }

  private static void checkField(FieldDescriptor field, JsonElement value, String path)
      throws EventFormatException {
    if (value.isJsonArray() && field.isRepeated()) {
      List<JsonElement> items = value.getAsJsonArray().asList();
      for (int i = 0; i < items.size(); i++) {
        checkValue(field, items.get(i), path + "[" + i + "]");
      }
    } else {
      checkValue(field, value, path);
    }
  }

  private static void checkValue(FieldDescriptor field, JsonElement value, String path)
      throws EventFormatException {
    String type = field.getMessageType().getFullName();
    if (type.equals("google.protobuf.Timestamp")) {
      if (!value.isJsonNull() && !isTime(value)) {
        throw new EventFormatException(path, EXPECTED);
      }
    } else if (value.isJsonObject() && !type.startsWith("google.protobuf.")) {
      check(value.getAsJsonObject(), field.getMessageType(), path);
    }
  }

  private static boolean isTime(JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      return false;
    }
    try {
      OffsetDateTime unused = OffsetDateTime.parse(value.getAsString());
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
