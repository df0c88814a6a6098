package io.candor.ingest.event;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.candor.ingest.event.QuickRulesProtos.Field;
import io.candor.ingest.event.QuickRulesProtos.Type;
import io.candor.ingest.event.QuickRulesProtos.Value;
import java.time.Instant;

/// Tells of most good events that they are good, at a fraction of what the validator of the
// contract
/// costs. It errs on one side only: what it is not sure of, the validator decides, and the
// validator
/// alone says what is wrong.
final class QuickCheckProtos {

  private final Instant latest;
  private final long latestSeconds;
  private final long earliestSeconds = WellFormedProtos.EARLIEST.getEpochSecond();

  private QuickCheckProtos(Instant latest) {
    this.latest = latest;
    this.latestSeconds = latest.getEpochSecond();
  }

  /// True only if the message keeps every rule of the contract and is well-formed.
  static boolean isSurelyGood(Message message, Instant latest) {
    return new QuickCheckProtos(latest).message(message);
  }

  private boolean message(Message message) {
    Type type = QuickRulesProtos.of(message.getDescriptorForType());
    if (!type.understood()) {
      return false;
    }
    for (OneofDescriptor oneof : type.requiredOneofs()) {
      if (!message.hasOneof(oneof)) {
        return false;
      }
    }
    for (Field field : type.fields()) {
      if (!field(message, field)) {
        return false;
      }
    }
    return true;
  }

  private boolean field(Message message, Field field) {
    FieldDescriptor descriptor = field.descriptor();
    if (descriptor.isRepeated()) {
      int count = message.getRepeatedFieldCount(descriptor);
      if (count > field.maxItems() || (count == 0 && field.required())) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (!element(message.getRepeatedField(descriptor, i), field)) {
          return false;
        }
      }
      return true;
    }
    // A field without presence and with its default value counts as absent, here as in the
    // contract.
    return message.hasField(descriptor)
        ? value(message.getField(descriptor), field.value(), descriptor)
        : !field.required() && zeroIsGood(field);
  }

  /// Without presence the default value is there all the same, and has to keep the rules.
  private static boolean zeroIsGood(Field field) {
    return field.descriptor().hasPresence()
        || (field.value().minLength() == 0 && field.value().min() <= 0 && field.value().max() >= 0);
  }

  private boolean element(Object element, Field field) {
    if (element instanceof MapEntry<?, ?> entry) {
      FieldDescriptor entryField = field.descriptor();
      return value(entry.getKey(), field.key(), entryField)
          && value(entry.getValue(), field.value(), entryField);
    }
    return value(element, field.value(), field.descriptor());
  }

  private boolean value(Object value, Value rules, FieldDescriptor field) {
    return switch (value) {
      case String text -> text(text, rules);
      case Integer number -> number >= rules.min();
      case Double number ->
          Double.isFinite(number) && number >= rules.min() && number <= rules.max();
      case EnumValueDescriptor constant -> !rules.definedOnly() || constant.getIndex() >= 0;
      case Boolean truth -> true;
      case Timestamp time -> time(time);
      case Message message ->
          isOurs(message)
              ? message(message)
              : WellFormedProtos.isWellFormed(field, message, latest);
      default -> field.getJavaType() == JavaType.LONG;
    };
  }

  private static boolean isOurs(Message message) {
    return message.getDescriptorForType().getFile().getPackage().startsWith("candor.");
  }

  private boolean time(Timestamp time) {
    return time.getNanos() >= 0
        && time.getNanos() < 1_000_000_000
        && time.getSeconds() >= earliestSeconds
        && time.getSeconds() < latestSeconds;
  }

  private static boolean text(String text, Value rules) {
    int length = text.length();
    // Four bytes are the most that a UTF-16 unit takes; what is near a limit is not sure.
    if (length < rules.minLength()
        || length > rules.maxLength()
        || length > rules.maxBytes() / 4
        || length > WellFormedProtos.MAX_TEXT_BYTES / 4) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
