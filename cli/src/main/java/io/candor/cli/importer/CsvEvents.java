package io.candor.cli.importer;

import com.google.protobuf.Message;
import com.google.protobuf.util.Timestamps;
import com.google.type.Date;
import com.google.type.Money;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Scale;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/// Makes an event of a row. The same row always gives the same event, so that a file can be
/// imported again; a changed row gives another event about the same thing.
final class CsvEvents {
  private final CsvOptions options;
  private final Map<String, String> columns;
  private final CsvTimes times;

  CsvEvents(CsvOptions options, Map<String, String> columns) {
    this.options = options;
    this.columns = columns;
    this.times = new CsvTimes(options.timePattern(), options.zone());
  }

  Event event(CSVRecord row) throws EventFormatException {
    return switch (options.kind()) {
      case FEEDBACK -> feedback(row);
      case ACCOUNTS -> account(row);
    };
  }

  private Event feedback(CSVRecord row) throws EventFormatException {
    FeedbackEvent.Builder feedback =
        FeedbackEvent.newBuilder()
            .setSource(source(cell(row, "source")))
            .setVerbatim(cell(row, "verbatim"));
    text(row, "feedbackId", feedback::setFeedbackId);
    text(row, "accountId", feedback::setAccountId);
    text(row, "customerId", feedback::setCustomerId);
    text(row, "productArea", feedback::setProductArea);
    text(row, "appVersion", feedback::setAppVersion);
    text(row, "locale", feedback::setLocale);
    text(row, "uri", feedback::setUri);
    String time = cell(row, "time");
    if (!time.isEmpty()) {
      feedback.setTime(Timestamps.fromMillis(times.parse(time).toEpochMilli()));
    }
    String rating = cell(row, "rating");
    if (!rating.isEmpty()) {
      feedback.setRating(number("rating", rating).doubleValue());
      if (options.scaleMin() != null && options.scaleMax() != null) {
        feedback.setScale(Scale.newBuilder().setMin(options.scaleMin()).setMax(options.scaleMax()));
      }
    }
    String digest = digest(feedback.build());
    if (feedback.getFeedbackId().isEmpty()) {
      feedback.setFeedbackId("row-" + digest);
    }
    return Event.newBuilder().setEventId("csv-" + digest).setFeedback(feedback).build();
  }

  private Event account(CSVRecord row) throws EventFormatException {
    AccountEvent.Builder account = AccountEvent.newBuilder();
    text(row, "accountId", account::setAccountId);
    text(row, "name", account::setName);
    text(row, "plan", account::setPlan);
    String segment = cell(row, "segment");
    if (!segment.isEmpty()) {
      account.setSegment(constant("segment", Account.Segment.class, segment));
    }
    String stage = cell(row, "lifecycleStage");
    if (!stage.isEmpty()) {
      account.setLifecycleStage(constant("lifecycleStage", Account.LifecycleStage.class, stage));
    }
    String arr = cell(row, "arr");
    if (!arr.isEmpty()) {
      account.setArr(money(arr, cell(row, "currency")));
    }
    String renewalDate = cell(row, "renewalDate");
    if (!renewalDate.isEmpty()) {
      account.setRenewalDate(date(renewalDate));
    }
    String digest = digest(account.build());
    return Event.newBuilder().setEventId("csv-" + digest).setAccount(account).build();
  }

  /// An empty cell says nothing: the field stays absent.
  private void text(CSVRecord row, String field, Consumer<String> setter) {
    String text = cell(row, field);
    if (!text.isEmpty()) {
      setter.accept(text);
    }
  }

  private String cell(CSVRecord row, String field) {
    String constant = options.constants().get(field);
    if (constant != null) {
      return constant;
    }
    String header = columns.get(field);
    return header == null ? "" : row.get(header).strip();
  }

  private static Feedback.Source source(String text) throws EventFormatException {
    return text.isEmpty() ? Feedback.Source.OTHER : constant("source", Feedback.Source.class, text);
  }

  private static <E extends Enum<E>> E constant(String field, Class<E> type, String text)
      throws EventFormatException {
    String wanted = text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().equals(wanted) && constant.ordinal() != 0) {
        return constant;
      }
    }
    // The first is unspecified, the last unrecognized.
    String expected =
        String.join(
            ", ", Arrays.stream(constants, 1, constants.length - 1).map(Enum::name).toList());
    throw new EventFormatException(field, "expected one of " + expected);
  }

  private static BigDecimal number(String field, String text) throws EventFormatException {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new EventFormatException(field, "expected a number");
    }
  }

  private static Money money(String text, String currency) throws EventFormatException {
    BigDecimal amount = number("arr", text.replace(",", ""));
    if (amount.scale() > 9 || amount.precision() - amount.scale() > 15) {
      throw new EventFormatException("arr", "expected an amount of money");
    }
    return Money.newBuilder()
        .setCurrencyCode(currency.isEmpty() ? "USD" : currency.toUpperCase(Locale.ROOT))
        .setUnits(amount.longValue())
        .setNanos(amount.remainder(BigDecimal.ONE).movePointRight(9).intValue())
        .build();
  }

  private static Date date(String text) throws EventFormatException {
    try {
      LocalDate date = LocalDate.parse(text);
      return Date.newBuilder()
          .setYear(date.getYear())
          .setMonth(date.getMonthValue())
          .setDay(date.getDayOfMonth())
          .build();
    } catch (DateTimeException e) {
      throw new EventFormatException("renewalDate", "expected a date such as 2026-09-30");
    }
  }

  private static String digest(Message body) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(body.toByteArray());
      return HexFormat.of().formatHex(sha, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
