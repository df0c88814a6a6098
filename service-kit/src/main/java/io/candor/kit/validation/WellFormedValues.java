package io.candor.kit.validation;

import build.buf.validate.Ignore;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.candor.kit.error.FieldViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// What must hold for a value of a type wherever it stands, and what neither the wire format nor
/// the rules of a contract say: times and durations within the range of their types, texts that a
/// store can hold. Without it such a value is found by the first class that converts it, as a bug.
final class WellFormedValues {

  // What can hold a text or a time, by message: numbers and flags are not read at all.
  private static final ConcurrentMap<Descriptor, List<FieldDescriptor>> LOOKED_AT =
      new ConcurrentHashMap<>();

  private boolean convertible = true;
  private final List<FieldViolation> violations = new ArrayList<>(0);

  private WellFormedValues() {}

  /// What was found.
  ///
  /// @param violations every value that is not well-formed
  /// @param convertible whether every time is one that the validator of the contract can read
  record Findings(List<FieldViolation> violations, boolean convertible) {}

  /// Looks at every value of a message.
  static Findings check(Message message) {
    WellFormedValues values = new WellFormedValues();
    values.message(message, null);
    return new Findings(values.violations, values.convertible);
  }

  /// The way from the root to a field; put into words only for a violation.
  private record Path(@Nullable Path parent, String step) {
    @Override
    public String toString() {
      return parent == null ? step : parent + (step.startsWith("[") ? "" : ".") + step;
    }
  }

  private void message(Message message, @Nullable Path path) {
    for (FieldDescriptor field :
        LOOKED_AT.computeIfAbsent(message.getDescriptorForType(), WellFormedValues::lookedAt)) {
      boolean present =
          field.isRepeated()
              ? message.getRepeatedFieldCount(field) > 0
              : !field.hasPresence() || message.hasField(field);
      if (present) {
        field(field, message.getField(field), new Path(path, field.getName()));
      }
    }
  }

  private static List<FieldDescriptor> lookedAt(Descriptor message) {
    return message.getFields().stream()
        .filter(field -> mayBeIllFormed(field) && !isLeftToTheService(field))
        .toList();
  }

  private static boolean mayBeIllFormed(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING, MESSAGE -> true;
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING, ENUM -> false;
    };
  }

  /// A rule that leaves the elements of a list to the service, which answers each on its own.
  private static boolean isLeftToTheService(FieldDescriptor field) {
    return field.isRepeated()
        && field.getOptions().getExtension(ValidateProto.field).getRepeated().getItems().getIgnore()
            == Ignore.IGNORE_ALWAYS;
  }

  private void field(FieldDescriptor field, Object value, Path path) {
    if (field.isMapField()) {
      for (Object element : (Collection<?>) value) {
        MapEntry<?, ?> entry = (MapEntry<?, ?>) element;
        // A key may be a customer's text: its place is enough.
        Path at = new Path(path, "[key]");
        value(entry.getKey(), at);
        value(entry.getValue(), at);
      }
    } else if (field.isRepeated()) {
      int index = 0;
      for (Object element : (Collection<?>) value) {
        value(element, new Path(path, "[" + index++ + "]"));
      }
    } else {
      value(value, path);
    }
  }

  private void value(Object value, Path path) {
    switch (value) {
      case String text when text.indexOf('\0') >= 0 -> add(path, "must not hold the NUL character");
      case Timestamp time when !Timestamps.isValid(time) -> {
        convertible = false;
        add(path, "must be a time of the years 1 to 9999, nanos 0 to 999,999,999");
      }
      case Duration duration when !Durations.isValid(duration) -> {
        convertible = false;
        add(path, "must be a duration of at most 10,000 years, seconds and nanos of one sign");
      }
      case Message message -> message(message, path);
      default -> {
        // The contract has said what there is to say.
      }
    }
  }

  private void add(Path path, String description) {
    violations.add(new FieldViolation(path.toString(), description));
  }
}
