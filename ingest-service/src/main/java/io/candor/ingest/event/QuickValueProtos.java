package io.candor.ingest.event;

import com.google.protobuf.Duration;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.type.Money;
import io.candor.ingest.v1.Scale;
import java.time.Instant;
import java.util.Map;

/// The values of [QuickCheckProtos]: each answers true only if no rule of the contract and of
/// [WellFormedProtos] speaks against the value.
final class QuickValueProtos {

  // Lengths are in UTF-16 units; four bytes are more than one of them takes.
  private static final int SHORT = 128;

  /// Of texts that may take 4,096 bytes.
  static final int MIDDLE = 4_096 / 4;

  /// Of texts that may take 65,536 bytes.
  static final int LONG = 65_536 / 4;

  private static final int MANY_FIELDS = 1_000;
  private static final int NANOS = 1_000_000_000;

  private final long earliestSeconds = WellFormedProtos.EARLIEST.getEpochSecond();
  private final long latestSeconds;

  QuickValueProtos(Instant latest) {
    this.latestSeconds = latest.getEpochSecond();
  }

  boolean time(Timestamp time) {
    return time.getNanos() >= 0
        && time.getNanos() < NANOS
        && time.getSeconds() >= earliestSeconds
        && time.getSeconds() < latestSeconds;
  }

  /// Up to ten years.
  static boolean duration(Duration duration) {
    return duration.getSeconds() >= 0
        && duration.getSeconds() < 315_000_000
        && duration.getNanos() >= 0
        && duration.getNanos() < NANOS;
  }

  static boolean scale(Scale scale) {
    return scale.hasMax() && Double.isFinite(scale.getMax()) && Double.isFinite(scale.getMin());
  }

  static boolean fraction(double number) {
    return number >= 0 && number <= 1;
  }

  static boolean money(Money money) {
    return Currencies.contains(money.getCurrencyCode())
        && money.getUnits() >= 0
        && money.getNanos() >= 0
        && money.getNanos() < NANOS;
  }

  static boolean struct(Struct struct) {
    if (struct.getFieldsCount() > MANY_FIELDS) {
      return false;
    }
    for (Map.Entry<String, Value> field : struct.getFieldsMap().entrySet()) {
      if (!text(field.getKey(), LONG) || !value(field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean value(Value value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> text(value.getStringValue(), LONG);
      case NUMBER_VALUE -> Double.isFinite(value.getNumberValue());
      case STRUCT_VALUE -> struct(value.getStructValue());
      case LIST_VALUE ->
          value.getListValue().getValuesList().stream().allMatch(QuickValueProtos::value);
      case BOOL_VALUE, NULL_VALUE -> true;
      case KIND_NOT_SET -> false;
    };
  }

  static boolean id(String id) {
    return !id.isEmpty() && name(id);
  }

  static boolean name(String name) {
    return text(name, SHORT);
  }

  static boolean text(String text, int longest) {
    if (text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        // A pair, as in an emoji, is text; half of one is not.
        i++;
        if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
