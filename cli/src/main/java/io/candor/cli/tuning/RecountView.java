package io.candor.cli.tuning;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.candor.cli.terminal.Ink;
import io.candor.metrics.v1.GetRecountResponse;
import io.candor.metrics.v1.Recount;
import java.util.List;
import java.util.Locale;

/// How far the counting anew of a workspace is, in two lines.
final class RecountView {
  private RecountView() {}

  static List<String> lines(GetRecountResponse response, Ink ink) {
    if (!response.hasRecount()) {
      return List.of("Nothing had to be counted anew.");
    }
    Recount recount = response.getRecount();
    return List.of(
        ink.bold(state(recount)),
        "time zone %s, baseline of %d days, delayed answers %d to %d h after the close; asked for %s"
            .formatted(
                recount.getTimeZone(),
                recount.getBaselineDays(),
                Durations.toHours(recount.getDelayedFrom()),
                Durations.toHours(recount.getDelayedTo()),
                Timestamps.toString(recount.getRequestTime())));
  }

  private static String state(Recount recount) {
    return switch (recount.getState()) {
      case WAITING -> "waiting: the settings before are in force";
      case RUNNING ->
          String.format(
              Locale.ROOT,
              "running: %,d of %,d facts; the settings before are in force",
              recount.getDoneCount(),
              recount.getFactCount());
      case DONE ->
          String.format(
              Locale.ROOT,
              "done: %,d facts counted anew, in force since %s",
              recount.getDoneCount(),
              Timestamps.toString(recount.getEndTime()));
      case STATE_UNSPECIFIED, UNRECOGNIZED -> "not known";
    };
  }
}
