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
import io.candor.metrics.kpi.Status;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Wilson;
import io.candor.metrics.v1.Evidence;
import io.candor.metrics.v1.Mean;
import io.candor.metrics.v1.Rate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Figures that several contracts show.
public final class FigureProtos {
  // The contract promises 95 % intervals, whatever the settings judge by.
  private static final double SHOWN_CONFIDENCE = 0.95;
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
    };
  }

  public static Account.Segment segment(String name) {
    return name.equals(UNSPECIFIED)
        ? Account.Segment.SEGMENT_UNSPECIFIED
        : Account.Segment.valueOf(name);
  }

  /// The cut that a request asks for.
  public static Cut cut(io.candor.metrics.v1.Cut cut) {
    return switch (cut.getPartCase()) {
      case SEGMENT ->
          new Cut.Segment(
              cut.getSegment() == Account.Segment.SEGMENT_UNSPECIFIED
                  ? UNSPECIFIED
                  : cut.getSegment().name());
      case CHANNEL ->
          new Cut.Channel(
              cut.getChannel() == Conversation.Channel.CHANNEL_UNSPECIFIED
                  ? UNSPECIFIED
                  : cut.getChannel().name());
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
