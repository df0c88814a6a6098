package io.candor.ingest.event;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON objects between contract and domain: maps, lists, strings, doubles, booleans, and
/// [#NULL] for null. Keys are sorted, so that equal objects have equal bytes.
public final class StructProtos {

  /// JSON's null; a map of the domain holds no `null`.
  enum Null {
    NULL
  }

  private StructProtos() {}

  /// The object as an unmodifiable map.
  static Map<String, Object> toMap(Struct struct) {
    Map<String, Object> map = new TreeMap<>();
    struct.getFieldsMap().forEach((key, value) -> map.put(key, toObject(value)));
    return Collections.unmodifiableMap(map);
  }

  /// The map as an object.
  public static Struct toStruct(Map<String, Object> map) {
    Struct.Builder struct = Struct.newBuilder();
    map.forEach((key, value) -> struct.putFields(key, toValue(value)));
    return struct.build();
  }

  private static Object toObject(Value value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> value.getStringValue();
      case NUMBER_VALUE -> value.getNumberValue();
      case BOOL_VALUE -> value.getBoolValue();
      case STRUCT_VALUE -> toMap(value.getStructValue());
      case LIST_VALUE -> toList(value.getListValue());
      case NULL_VALUE, KIND_NOT_SET -> Null.NULL;
    };
  }

  private static List<Object> toList(ListValue list) {
    List<Object> objects = new ArrayList<>(list.getValuesCount());
    list.getValuesList().forEach(value -> objects.add(toObject(value)));
    return Collections.unmodifiableList(objects);
  }

  private static Value toValue(Object object) {
    return switch (object) {
      case String text -> Value.newBuilder().setStringValue(text).build();
      case Double number -> Value.newBuilder().setNumberValue(number).build();
      case Boolean truth -> Value.newBuilder().setBoolValue(truth).build();
      case Map<?, ?> map -> Value.newBuilder().setStructValue(toStruct(stringKeyed(map))).build();
      case List<?> list -> {
        ListValue.Builder values = ListValue.newBuilder();
        list.forEach(element -> values.addValues(toValue(element)));
        yield Value.newBuilder().setListValue(values).build();
      }
      default -> Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    };
  }

  @SuppressWarnings("unchecked") // maps of the domain are made by toMap alone
  private static Map<String, Object> stringKeyed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
