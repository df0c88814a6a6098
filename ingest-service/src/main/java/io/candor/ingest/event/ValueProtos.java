package io.candor.ingest.event;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.candor.ingest.report.Money;
import io.candor.ingest.report.Scale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Values of well-known types between contract and domain.
public final class ValueProtos {

  private ValueProtos() {}

  /// An instant.
  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /// An instant.
  public static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /// A duration.
  public static Duration duration(com.google.protobuf.Duration duration) {
    return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }

  /// A duration.
  public static com.google.protobuf.Duration duration(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  /// An amount.
  public static Money money(com.google.type.Money money) {
    return new Money(money.getCurrencyCode(), money.getUnits(), money.getNanos());
  }

  /// An amount.
  public static com.google.type.Money money(Money money) {
    return com.google.type.Money.newBuilder()
        .setCurrencyCode(money.currencyCode())
        .setUnits(money.units())
        .setNanos(money.nanos())
        .build();
  }

  /// A calendar date.
  public static LocalDate date(Date date) {
    return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
  }

  /// A calendar date.
  public static Date date(LocalDate date) {
    return Date.newBuilder()
        .setYear(date.getYear())
        .setMonth(date.getMonthValue())
        .setDay(date.getDayOfMonth())
        .build();
  }

  /// A scale with both ends set.
  public static io.candor.ingest.v1.Scale scale(Scale scale) {
    return io.candor.ingest.v1.Scale.newBuilder().setMin(scale.min()).setMax(scale.max()).build();
  }

  static Scale scale(boolean given, io.candor.ingest.v1.Scale scale) {
    return given
        ? new Scale(scale.hasMin() ? scale.getMin() : Scale.DEFAULT_MIN, scale.getMax())
        : Scale.DEFAULT;
  }

  /// A field without presence: empty means that it was not named.
  static @Nullable String named(String value) {
    return value.isEmpty() ? null : value;
  }
}
