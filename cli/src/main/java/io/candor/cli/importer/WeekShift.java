package io.candor.cli.importer;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.type.Date;
import io.candor.ingest.v1.Event;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// Moves every time of an event by whole weeks, so that recorded events can be shown as if they
/// were of late. Week days, hours and distances stay as they are.
///
/// @param weeks how many weeks later; negative for earlier
record WeekShift(long weeks) {
  private static final long SECONDS_PER_WEEK = 7 * 86_400L;

  /// The shift that puts the latest time into the last complete ISO week (UTC) before now.
  static WeekShift toLastCompleteWeek(Instant latest, Instant now) {
    return new WeekShift(ChronoUnit.WEEKS.between(monday(latest), monday(now).minusWeeks(1)));
  }

  /// The event at its new times. Its id names the shift: the same event at other times is another
  /// content.
  Event apply(Event event) {
    if (weeks == 0) {
      return event;
    }
    Event.Builder shifted = event.toBuilder();
    shift(shifted);
    return shifted.setEventId("%s%+dw".formatted(event.getEventId(), weeks)).build();
  }

  /// The latest point in time that an event tells of; the earliest instant when it tells of none.
  static Instant latest(Message message) {
    Instant latest = Instant.MIN;
    for (var entry : message.getAllFields().entrySet()) {
      if (entry.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        List<?> values =
            entry.getKey().isRepeated() ? (List<?>) entry.getValue() : List.of(entry.getValue());
        for (Object value : values) {
          Instant time =
              value instanceof Timestamp timestamp
                  ? Instant.ofEpochSecond(timestamp.getSeconds())
                  : latest((Message) value);
          latest = time.isAfter(latest) ? time : latest;
        }
      }
    }
    return latest;
  }

  private void shift(Message.Builder message) {
    for (var entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        continue;
      }
      if (!field.isRepeated()) {
        message.setField(field, shifted((Message) entry.getValue()));
        continue;
      }
      List<?> values = (List<?>) entry.getValue();
      for (int i = 0; i < values.size(); i++) {
        message.setRepeatedField(field, i, shifted((Message) values.get(i)));
      }
    }
  }

  private Message shifted(Message message) {
    return switch (message) {
      case Timestamp time ->
          time.toBuilder().setSeconds(time.getSeconds() + weeks * SECONDS_PER_WEEK).build();
      case Date date -> shifted(date);
      case Value value when value.hasStringValue() -> shifted(value);
      default -> {
        Message.Builder builder = message.toBuilder();
        shift(builder);
        yield builder.build();
      }
    };
  }

  private Date shifted(Date date) {
    try {
      LocalDate later =
          LocalDate.of(date.getYear(), date.getMonth(), date.getDay()).plusWeeks(weeks);
      return Date.newBuilder()
          .setYear(later.getYear())
          .setMonth(later.getMonthValue())
          .setDay(later.getDayOfMonth())
          .build();
    } catch (DateTimeException e) {
      // No date of the calendar: the service refuses it and says so.
      return date;
    }
  }

  /// Free arguments of tool calls may hold times too, for example that of the purchase.
  private Value shifted(Value value) {
    try {
      Instant time = Instant.parse(value.getStringValue()).plusSeconds(weeks * SECONDS_PER_WEEK);
      return value.toBuilder().setStringValue(time.toString()).build();
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static LocalDate monday(Instant time) {
    return time.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
