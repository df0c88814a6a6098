package io.candor.metrics.edge;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Conversation;
import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.cell.Period;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import io.candor.metrics.statistics.Wilson;
import io.candor.metrics.v1.Evidence;
import io.candor.metrics.v1.Mean;
import io.candor.metrics.v1.MeanDelta;
import io.candor.metrics.v1.Rate;
import io.candor.metrics.v1.RateDelta;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Figures that several contracts show.
public final class FigureProtos {
  // The contract promises 95 % intervals, whatever the settings judge by.
  private static final double SHOWN_CONFIDENCE = 0.95;
  private static final double ROLLBACK_CONFIDENCE = 0.99;
  private static final String UNSPECIFIED = "UNSPECIFIED";

  private FigureProtos() {}

  /// A share with its Wilson interval; a share of nothing has neither.
  public static Rate rate(Proportion proportion) {
    Rate.Builder rate =
        Rate.newBuilder().setNumerator(proportion.part()).setDenominator(proportion.whole());
    proportion.value().ifPresent(rate::setValue);
    Optional<Interval> interval = Wilson.interval(proportion, SHOWN_CONFIDENCE);
    interval.ifPresent(limits -> rate.setLower(limits.lower()).setUpper(limits.upper()));
    return rate.build();
  }

  /// Mean and spread; of nothing only the count.
  public static Mean mean(Optional<Sample> sample, Optional<Percentiles> percentiles) {
    Mean.Builder mean = Mean.newBuilder();
    sample.ifPresent(
        measured -> {
          mean.setCount(measured.count()).setMean(measured.mean());
          if (measured.count() > 1) {
            mean.setStandardDeviation(measured.standardDeviation());
          }
        });
    percentiles.ifPresent(ranks -> mean.setP50(ranks.p50Seconds()).setP90(ranks.p90Seconds()));
    return mean.build();
  }

  public static Evidence.Status status(Status status) {
    return switch (status) {
      case OK -> Evidence.Status.OK;
      case INSUFFICIENT_DATA -> Evidence.Status.INSUFFICIENT_DATA;
      case PROVISIONAL -> Evidence.Status.PROVISIONAL;
    };
  }

  /// The cut; empty for the whole.
  public static Optional<io.candor.metrics.v1.Cut> cut(Cut cut) {
    return switch (cut) {
      case Cut.Whole whole -> Optional.empty();
      case Cut.Segment(String name) ->
          Optional.of(io.candor.metrics.v1.Cut.newBuilder().setSegment(segment(name)).build());
      case Cut.Channel(String name) ->
          Optional.of(
              io.candor.metrics.v1.Cut.newBuilder()
                  .setChannel(
                      name.equals(UNSPECIFIED)
                          ? Conversation.Channel.CHANNEL_UNSPECIFIED
                          : Conversation.Channel.valueOf(name))
                  .build());
      case Cut.BotVersion(String name) ->
          Optional.of(io.candor.metrics.v1.Cut.newBuilder().setBotVersion(name).build());
    };
  }

  public static Account.Segment segment(String name) {
    return name.equals(UNSPECIFIED)
        ? Account.Segment.SEGMENT_UNSPECIFIED
        : Account.Segment.valueOf(name);
  }

  /// The name under which a segment is stored.
  public static String segmentName(Account.Segment segment) {
    return segment == Account.Segment.SEGMENT_UNSPECIFIED ? UNSPECIFIED : segment.name();
  }

  /// The cut that a request asks for.
  public static Cut cut(io.candor.metrics.v1.Cut cut) {
    return switch (cut.getPartCase()) {
      case SEGMENT -> new Cut.Segment(segmentName(cut.getSegment()));
      case CHANNEL ->
          new Cut.Channel(
              cut.getChannel() == Conversation.Channel.CHANNEL_UNSPECIFIED
                  ? UNSPECIFIED
                  : cut.getChannel().name());
      case BOT_VERSION -> new Cut.BotVersion(cut.getBotVersion());
      case PART_NOT_SET -> Cut.WHOLE;
    };
  }

  /// A week of a request; empty for an empty text.
  ///
  /// @throws CandorException when the calendar has no such week
  public static Optional<IsoWeek> week(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IsoWeek.parse(text));
    } catch (IllegalArgumentException e) {
      throw CandorException.of(MetricsReason.WEEK_INVALID)
          .message(field + ": " + text + " (expected: an ISO week as in 2026-W08)")
          .field(field, "must be an ISO week of the calendar")
          .build();
    }
  }

  /// A period of a request.
  ///
  /// @throws CandorException when the calendar has none of this name
  public static Period period(String field, String text) {
    try {
      return Period.parse(text);
    } catch (IllegalArgumentException e) {
      throw CandorException.of(MetricsReason.WEEK_INVALID)
          .message(field + ": " + text + " (expected: as in 2026-W08, 2026-04 or 2026-Q2)")
          .field(field, "must be a week, month or quarter of the calendar")
          .build();
    }
  }

  /// The change of a rate; absent without both.
  public static Optional<RateDelta> change(Proportion after, Proportion before) {
    return after.isEmpty() || before.isEmpty()
        ? Optional.empty()
        : Optional.of(delta(new io.candor.metrics.statistics.RateDelta(after, before)));
  }

  /// A difference of rates with its interval and one-sided limits.
  public static RateDelta delta(io.candor.metrics.statistics.RateDelta delta) {
    Interval interval = delta.interval(SHOWN_CONFIDENCE);
    return RateDelta.newBuilder()
        .setPoints(delta.points())
        .setLower(interval.lower())
        .setUpper(interval.upper())
        .setUpperConfirmed(delta.upperBound(SHOWN_CONFIDENCE))
        .setUpperRollback(delta.upperBound(ROLLBACK_CONFIDENCE))
        .build();
  }

  /// The change of a mean with its interval; absent without both.
  public static Optional<MeanDelta> change(Optional<Sample> after, Optional<Sample> before) {
    if (after.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    MeanDelta.Builder delta =
        MeanDelta.newBuilder().setValue(after.get().mean() - before.get().mean());
    Welch.interval(after.get(), before.get(), SHOWN_CONFIDENCE)
        .ifPresent(limits -> delta.setLower(limits.lower()).setUpper(limits.upper()));
    if (before.get().mean() > 0) {
      delta.setRatio(after.get().mean() / before.get().mean());
    }
    Welch.ratioInterval(after.get(), before.get(), SHOWN_CONFIDENCE)
        .ifPresent(limits -> delta.setRatioLower(limits.lower()).setRatioUpper(limits.upper()));
    return Optional.of(delta.build());
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /// Millionths of the currency's unit as money.
  public static Money money(String currency, long micros) {
    return Money.newBuilder()
        .setCurrencyCode(currency)
        .setUnits(micros / 1_000_000)
        .setNanos((int) (micros % 1_000_000) * 1_000)
        .build();
  }

  /// Amounts by currency, in order of the currency.
  public static Iterable<Money> money(Map<String, Long> micros) {
    return new TreeMap<>(micros)
        .entrySet().stream().map(amount -> money(amount.getKey(), amount.getValue())).toList();
  }
}
