package io.candor.ingest.event;

import build.buf.validate.DoubleRules;
import build.buf.validate.FieldRules;
import build.buf.validate.Ignore;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The contract's rules of a message type, read from its descriptor in a form that is quick to
// check.
/// Only the kinds of rules that event messages use are understood; a type with any other is not
/// [Type#understood()], and then only the validator of the contract can tell.
final class QuickRulesProtos {

  private static final ConcurrentHashMap<Descriptor, Type> TYPES = new ConcurrentHashMap<>();

  private static final Set<String> FIELD_RULES =
      Set.of("required", "string", "enum", "int32", "double", "duration", "repeated", "map");
  private static final Set<String> STRING_RULES = Set.of("min_len", "max_len", "max_bytes");
  private static final Set<String> DOUBLE_RULES = Set.of("gte", "lte", "finite");

  private QuickRulesProtos() {}

  /// What is checked of a message.
  record Type(boolean understood, List<Field> fields, List<OneofDescriptor> requiredOneofs) {}

  /// What is checked of a field. A bound that no rule gives admits all.
  record Field(
      FieldDescriptor descriptor, boolean required, int maxItems, Value value, Value key) {}

  /// What is checked of a value.
  record Value(
      boolean understood,
      int minLength,
      int maxLength,
      int maxBytes,
      boolean definedOnly,
      double min,
      double max) {}

  private static final Value ANY =
      new Value(
          true,
          0,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          false,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  static Type of(Descriptor descriptor) {
    // Not computeIfAbsent: messages nest.
    Type known = TYPES.get(descriptor);
    if (known == null) {
      known = read(descriptor);
      TYPES.put(descriptor, known);
    }
    return known;
  }

  private static Type read(Descriptor descriptor) {
    List<Field> fields = descriptor.getFields().stream().map(QuickRulesProtos::read).toList();
    boolean understood =
        !descriptor.getOptions().hasExtension(ValidateProto.message)
            && fields.stream().allMatch(f -> f.value().understood() && f.key().understood());
    return new Type(
        understood,
        fields,
        descriptor.getRealOneofs().stream()
            .filter(o -> o.getOptions().getExtension(ValidateProto.oneof).getRequired())
            .toList());
  }

  private static Field read(FieldDescriptor field) {
    FieldRules rules = field.getOptions().getExtension(ValidateProto.field);
    if (field.isMapField()) {
      boolean known = only(rules.getMap(), Set.of("max_pairs", "keys", "values"));
      int maxPairs = rules.getMap().hasMaxPairs() ? (int) rules.getMap().getMaxPairs() : -1;
      return new Field(
          field,
          rules.getRequired(),
          maxPairs < 0 ? Integer.MAX_VALUE : maxPairs,
          value(rules.getMap().getValues(), known && only(rules, FIELD_RULES)),
          value(rules.getMap().getKeys(), true));
    }
    if (field.isRepeated()) {
      boolean known = only(rules.getRepeated(), Set.of("max_items", "items"));
      int maxItems =
          rules.getRepeated().hasMaxItems() ? (int) rules.getRepeated().getMaxItems() : -1;
      return new Field(
          field,
          rules.getRequired(),
          maxItems < 0 ? Integer.MAX_VALUE : maxItems,
          value(rules.getRepeated().getItems(), known && only(rules, FIELD_RULES)),
          ANY);
    }
    return new Field(field, rules.getRequired(), Integer.MAX_VALUE, value(rules, true), ANY);
  }

  private static Value value(FieldRules rules, boolean understoodSoFar) {
    StringRules string = rules.getString();
    DoubleRules number = rules.getDouble();
    boolean understood =
        understoodSoFar
            && rules.getIgnore() == Ignore.IGNORE_UNSPECIFIED
            && only(rules, FIELD_RULES)
            && only(string, STRING_RULES)
            && only(number, DOUBLE_RULES)
            && only(rules.getInt32(), Set.of("gte"))
            && only(rules.getEnum(), Set.of("defined_only"))
            // Every duration is checked to be 0 or more wherever it stands.
            && only(rules.getDuration(), Set.of("gte"));
    double min =
        rules.getInt32().hasGte()
            ? rules.getInt32().getGte()
            : number.hasGte() ? number.getGte() : Double.NEGATIVE_INFINITY;
    return new Value(
        understood,
        (int) string.getMinLen(),
        string.hasMaxLen() ? (int) string.getMaxLen() : Integer.MAX_VALUE,
        string.hasMaxBytes() ? (int) string.getMaxBytes() : Integer.MAX_VALUE,
        rules.getEnum().getDefinedOnly(),
        min,
        number.hasLte() ? number.getLte() : Double.POSITIVE_INFINITY);
  }

  private static boolean only(Message rules, Set<String> understood) {
    return rules.getAllFields().keySet().stream()
        .allMatch(field -> understood.contains(field.getName()));
  }
}
