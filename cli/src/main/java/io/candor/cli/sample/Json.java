package io.candor.cli.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds event JSON in the proto3 mapping: fields in the order given, absent ones left out.
final class Json {
  private Json() {}

  /// An object of name and value pairs; a pair whose value is null is left out.
  static JsonObject object(@Nullable Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        object.add(String.valueOf(namesAndValues[i]), element(value));
      }
    }
    return object;
  }

  /// `google.type.Money` from whole cents, which must not be negative.
  static JsonObject money(long cents) {
    long nanos = cents % 100 * 10_000_000;
    return object(
        "currencyCode",
        "EUR",
        "units",
        Long.toString(cents / 100),
        "nanos",
        nanos == 0 ? null : nanos);
  }

  /// `google.type.Date`.
  static JsonObject date(LocalDate date) {
    return object(
        "year", date.getYear(), "month", date.getMonthValue(), "day", date.getDayOfMonth());
  }

  private static JsonElement element(Object value) {
    return switch (value) {
      case JsonElement element -> element;
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case Instant time -> new JsonPrimitive(time.toString());
      case Duration duration -> new JsonPrimitive(duration.toSeconds() + "s");
      case List<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(item -> array.add(element(item)));
        yield array;
      }
      default -> new JsonPrimitive(value.toString());
    };
  }
}
