package io.candor.metrics.fact;

import com.google.protobuf.Duration;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.type.Money;
import io.candor.ingest.v1.Scale;
import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.MappedRating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Checks and maps the values that facts are made of. Values that the store could not hold are
/// refused here.
final class FieldProtos {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  private FieldProtos() {}

  /// A text that PostgreSQL can hold.
  static String text(String field, String value) {
    if (value.indexOf('\0') >= 0) {
      throw invalid(field, "must hold no NUL character");
    }
    return value;
  }

  /// The time in microseconds, the precision of the store, so that what is read back is what was
  /// written.
  static Instant time(String field, Timestamp value) {
    if (!Timestamps.isValid(value)) {
      throw invalid(field, "must be a time of the years 1 to 9999");
    }
    return Instant.ofEpochSecond(value.getSeconds(), value.getNanos())
        .truncatedTo(ChronoUnit.MICROS);
  }

  static Instant required(String field, boolean present, Timestamp value) {
    if (!present) {
      throw invalid(field, "must be set");
    }
    return time(field, value);
  }

  static long millis(String field, Duration value) {
    if (!Durations.isValid(value) || Durations.isNegative(value)) {
      throw invalid(field, "must be a duration of at least 0 s");
    }
    return Durations.toMillis(value);
  }

  /// The name of an enum value as counters know it; `UNSPECIFIED` for zero and for numbers of a
  /// later contract.
  static String name(ProtocolMessageEnum value, String unspecified) {
    String name = ((Enum<?>) value).name();
    return name.equals("UNRECOGNIZED") || value.getNumber() == 0 ? unspecified : name;
  }

  /// Millionths of the currency's unit.
  static long micros(String field, Money money) {
    if (!CURRENCY.matcher(money.getCurrencyCode()).matches()) {
      throw invalid(field + ".currency_code", "must be an ISO 4217 code");
    }
    try {
      return Math.addExact(
          Math.multiplyExact(money.getUnits(), MICROS.longValueExact()), money.getNanos() / 1_000);
    } catch (ArithmeticException e) {
      throw invalid(field + ".units", "must be below 9,000,000,000,000");
    }
  }

  static MappedRating rating(String field, double rating, Scale scale) {
    boolean given = scale.hasMax();
    BigDecimal min = BigDecimal.valueOf(given ? finite(field, scale.getMin()) : 1);
    BigDecimal max = BigDecimal.valueOf(given ? finite(field, scale.getMax()) : 5);
    try {
      return MappedRating.of(BigDecimal.valueOf(finite(field, rating)), min, max);
    } catch (IllegalArgumentException e) {
      throw invalid(field, "must lie within its scale, and min below max");
    }
  }

  private static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw invalid(field, "must be finite");
    }
    return value;
  }

  static CandorException invalid(String field, String description) {
    return CandorException.of(MetricsReason.FACT_INVALID)
        .message(field + " " + description)
        .field(field, description)
        .build();
  }
}
