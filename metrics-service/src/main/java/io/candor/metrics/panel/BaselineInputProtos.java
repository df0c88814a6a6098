package io.candor.metrics.panel;

import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Conversation;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.EscalationCounts;
import io.candor.metrics.cell.HandleTimes;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.ModelCounts;
import io.candor.metrics.cell.Moments;
import io.candor.metrics.cell.PolicyCounts;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.v1.AnswerCounts;
import io.candor.metrics.v1.BaselineInput;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.MeasureCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads baselines that somebody takes.
final class BaselineInputProtos {
  private static final String UNSPECIFIED = "UNSPECIFIED";
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
  private static final int MAX_WEEKS = 52;

  private BaselineInputProtos() {}

  static NewBaseline parse(CreateBaselineRequest request) {
    return new NewBaseline(
        request.getAuthor(),
        request.getReason(),
        FigureProtos.week("effective_week", request.getEffectiveWeek()),
        request.getExpectedVersion() == 0
            ? Optional.empty()
            : Optional.of(request.getExpectedVersion()),
        origin(request));
  }

  private static NewBaseline.Origin origin(CreateBaselineRequest request) {
    return switch (request.getSourceCase()) {
      case WEEKS -> weeks(request.getWeeks());
      case BY_HAND -> new NewBaseline.Origin.ByHand(cells(request.getByHand().getInputsList()));
      case LIVE_HANDOFFS ->
          new NewBaseline.Origin.LiveHandoffs(
              request.getLiveHandoffs().getArchetypesList().stream().distinct().toList());
      case SOURCE_NOT_SET -> throw new IllegalStateException("The contract asks for a source");
    };
  }

  private static NewBaseline.Origin weeks(CreateBaselineRequest.Weeks weeks) {
    IsoWeek first = FigureProtos.week("weeks.start_week", weeks.getStartWeek()).orElseThrow();
    IsoWeek last = FigureProtos.week("weeks.end_week", weeks.getEndWeek()).orElseThrow();
    long count = first.weeksUntil(last) + 1;
    if (count < 1 || count > MAX_WEEKS) {
      throw BaselineFailures.invalid(
          "weeks", "weeks: %s to %s (expected: 1 to %d weeks)".formatted(first, last, MAX_WEEKS));
    }
    return new NewBaseline.Origin.Weeks(first, last, weeks.getLive());
  }

  private static List<BaselineCell> cells(List<BaselineInput> inputs) {
    Set<List<Object>> seen = new HashSet<>();
    for (BaselineInput input : inputs) {
      if (!seen.add(List.of(input.getArchetype(), input.getSegment(), input.getChannel()))) {
        throw BaselineFailures.invalid(
            "by_hand.inputs",
            "by_hand.inputs: %s twice (expected: once per archetype, segment and channel)"
                .formatted(input.getArchetype()));
      }
    }
    return inputs.stream().map(BaselineInputProtos::cell).toList();
  }

  private static BaselineCell cell(BaselineInput input) {
    return new BaselineCell(
        input.getArchetype(),
        input.getSegment() == Account.Segment.SEGMENT_UNSPECIFIED
            ? UNSPECIFIED
            : input.getSegment().name(),
        input.getChannel() == Conversation.Channel.CHANNEL_UNSPECIFIED
            ? UNSPECIFIED
            : input.getChannel().name(),
        new CellCounts(
            input.getConversationCount(),
            0,
            0,
            0,
            answers(input.getResolution()),
            answers(input.getDelayed()),
            CsatCounts.ZERO,
            EscalationCounts.ZERO,
            new HandleTimes(
                Moments.ZERO,
                moments(input.getEscalatedHandleTime()),
                moments(input.getEscalatedHandleTimeTicketing())),
            new RepeatCounts(
                input.getRepeatContact7D().getOfCount(),
                input.getRepeatContact7D().getCount(),
                input.getRepeatContact30D().getOfCount(),
                input.getRepeatContact30D().getCount()),
            ModelCounts.ZERO,
            PolicyCounts.ZERO));
  }

  private static CsatCounts answers(AnswerCounts answers) {
    // Low answers and the mean rating are shown beside a week, never of a baseline.
    return new CsatCounts(answers.getAnswerCount(), answers.getSatisfiedCount(), 0, 0);
  }

  /// Sums from mean and spread: Σx = n·m and Σx² = (n − 1)·s² + n·m², in milliseconds.
  private static Moments moments(MeasureCounts measured) {
    if (measured.getCount() == 0) {
      return Moments.ZERO;
    }
    BigDecimal count = BigDecimal.valueOf(measured.getCount());
    BigDecimal mean = BigDecimal.valueOf(measured.getMeanSeconds()).multiply(MILLIS);
    BigDecimal spread = BigDecimal.valueOf(measured.getStandardDeviationSeconds()).multiply(MILLIS);
    return new Moments(
        measured.getCount(),
        count.multiply(mean).setScale(0, RoundingMode.HALF_UP).longValueExact(),
        count
            .subtract(BigDecimal.ONE)
            .multiply(spread.pow(2))
            .add(count.multiply(mean.pow(2)))
            .setScale(0, RoundingMode.HALF_UP)
            .toBigIntegerExact());
  }
}
