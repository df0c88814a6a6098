package io.candor.metrics.tuning;

import com.google.protobuf.util.Durations;
import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.recount.Recount;

/// Recounts as the contract has them.
final class RecountProtos {
  private RecountProtos() {}

  static io.candor.metrics.v1.Recount toProto(Recount recount) {
    DelayedWindow delayed = recount.settings().delayedWindow();
    io.candor.metrics.v1.Recount.Builder proto =
        io.candor.metrics.v1.Recount.newBuilder()
            .setState(state(recount))
            .setTimeZone(recount.settings().timeZone().getId())
            .setBaselineDays(recount.settings().baselineDays())
            .setDelayedFrom(Durations.fromSeconds(delayed.from().toSeconds()))
            .setDelayedTo(Durations.fromSeconds(delayed.to().toSeconds()))
            .setRequestTime(FigureProtos.timestamp(recount.requestTime()))
            .setFactCount(recount.facts())
            .setDoneCount(recount.done());
    recount.startTime().map(FigureProtos::timestamp).ifPresent(proto::setStartTime);
    recount.endTime().map(FigureProtos::timestamp).ifPresent(proto::setEndTime);
    return proto.build();
  }

  private static io.candor.metrics.v1.Recount.State state(Recount recount) {
    if (recount.endTime().isPresent()) {
      return io.candor.metrics.v1.Recount.State.DONE;
    }
    return recount.startTime().isPresent()
        ? io.candor.metrics.v1.Recount.State.RUNNING
        : io.candor.metrics.v1.Recount.State.WAITING;
  }
}
