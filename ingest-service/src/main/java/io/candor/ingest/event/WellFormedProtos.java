package io.candor.ingest.event;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import io.candor.kit.error.FieldViolation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules that hold for every value of a type wherever it stands, and that the contract cannot
/// say: times within bounds, money with one sign, real dates, texts that are text, finite numbers.
/// Paths begin at the message that is checked.
final class WellFormedProtos {

  /// No fact that this system is for is older; what is, comes from a clock that was never set.
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final int MAX_TEXT_BYTES = 65_536;
  private static final int MAX_ENTRIES = 1_000;
  private static final int NANOS = 1_000_000_000;

  // What the validator of the contract can turn into a time: years 1 to 9999.
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Instant latest;
  private boolean convertible = true;
  private final List<FieldViolation> violations = new ArrayList<>(0);

  private WellFormedProtos(Instant latest) {
    this.latest = latest;
  }

  /// What was found.
  ///
  /// @param violations every value that is not well-formed
  /// @param convertible whether all times are such that other checks can read them
  record Findings(List<FieldViolation> violations, boolean convertible) {}

  /// Looks at every value of a message.
  ///
  /// @param latest the latest time that is believed
  static Findings check(Message message, Instant latest) {
    WellFormedProtos check = new WellFormedProtos(latest);
    check.message(message, null);
    return new Findings(check.violations, check.convertible);
  }

  /// The way from the root to a field; put into words only for a violation.
  private record Path(@Nullable Path parent, String step) {
    @Override
    public String toString() {
      return parent == null ? step : parent + (step.startsWith("[") ? "" : ".") + step;
    }
  }

  private void message(Message message, @Nullable Path path) {
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      Path at = new Path(path, field.getName());
      if (field.isMapField()) {
        map((Collection<?>) entry.getValue(), at);
      } else if (field.isRepeated()) {
        int index = 0;
        for (Object element : (Collection<?>) entry.getValue()) {
          value(element, new Path(at, "[" + index++ + "]"));
        }
      } else {
        value(entry.getValue(), at);
      }
    }
  }

  private void map(Collection<?> entries, Path path) {
    if (entries.size() > MAX_ENTRIES) {
      add(path, "has " + entries.size() + " entries (expected: at most " + MAX_ENTRIES + ")");
      return;
    }
    for (Object element : entries) {
      MapEntry<?, ?> entry = (MapEntry<?, ?>) element;
      // A key may be a customer's text: its place is enough.
      Path at = new Path(path, "[key]");
      value(entry.getKey(), at);
      value(entry.getValue(), at);
    }
  }

  private void value(Object value, Path path) {
    switch (value) {
      case String text -> text(text, path);
      case Double number when !Double.isFinite(number) -> add(path, "must be a finite number");
      case Timestamp time -> time(time, path);
      case Duration duration -> duration(duration, path);
      case Money money -> money(money, path);
      case Date date -> date(date, path);
      case Message message -> message(message, path);
      default -> {
        // Integers, enums, booleans: the contract has said what there is to say.
      }
    }
  }

  private void text(String text, Path path) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        add(path, "must not hold the NUL character");
        return;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          add(path, "must be valid Unicode: half of a surrogate pair at " + i);
          return;
        }
        i++;
        bytes += 4;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    if (bytes > MAX_TEXT_BYTES) {
      add(path, "has " + bytes + " bytes (expected: at most " + MAX_TEXT_BYTES + ")");
    }
  }

  private void time(Timestamp time, Path path) {
    convertible &= time.getSeconds() >= FIRST_SECOND && time.getSeconds() <= LAST_SECOND;
    if (time.getNanos() < 0 || time.getNanos() >= NANOS) {
      add(path, "nanos: " + time.getNanos() + " (expected: 0 to 999,999,999)");
    } else if (time.getSeconds() < EARLIEST.getEpochSecond()) {
      add(path, "is before " + EARLIEST + ", the earliest time that is taken");
    } else if (time.getSeconds() > latest.getEpochSecond()
        || ValueProtos.instant(time).isAfter(latest)) {
      add(path, "lies too far ahead (expected: at most 24 h after now)");
    }
  }

  private void duration(Duration duration, Path path) {
    boolean negative = duration.getSeconds() < 0 || duration.getNanos() < 0;
    // 10,000 years, as google.protobuf.Duration says.
    boolean tooLong = duration.getSeconds() > 315_576_000_000L || duration.getNanos() >= NANOS;
    if (negative || tooLong) {
      add(path, "must be a duration of 0 s or more");
    }
  }

  private void money(Money money, Path path) {
    if (!Currencies.contains(money.getCurrencyCode())) {
      add(new Path(path, "currency_code"), "must be an ISO 4217 code such as USD");
    }
    long units = money.getUnits();
    int nanos = money.getNanos();
    if (nanos <= -NANOS || nanos >= NANOS) {
      add(new Path(path, "nanos"), "must be between -999,999,999 and +999,999,999");
    } else if ((units > 0 && nanos < 0) || (units < 0 && nanos > 0)) {
      add(new Path(path, "nanos"), "must have the sign of units");
    } else if (path.step().equals("arr") && (units < 0 || nanos < 0)) {
      add(path, "must not be negative");
    }
  }

  private void date(Date date, Path path) {
    try {
      if (date.getYear() >= 1 && date.getYear() <= 9999) {
        LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
        return;
      }
    } catch (DateTimeException e) {
      // The violation below says the same in the caller's words.
    }
    add(path, "is no calendar date: year, month and day must name a day of years 1 to 9999");
  }

  private void add(Path path, String description) {
    violations.add(new FieldViolation(path.toString(), description));
  }
}
