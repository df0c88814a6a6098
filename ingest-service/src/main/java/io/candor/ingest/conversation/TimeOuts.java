package io.candor.ingest.conversation;

import io.candor.ingest.report.Channel;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// After how much silence a conversation that nobody closed is taken for closed.
///
/// @param standard for channels without a time-out of their own; positive
/// @param byChannel positive each
public record TimeOuts(Duration standard, Map<Channel, Duration> byChannel) {

  /// 24 hours for every channel.
  public static final TimeOuts DEFAULT = new TimeOuts(Duration.ofHours(24), Map.of());

  /// Checks the durations.
  public TimeOuts {
    byChannel = Map.copyOf(byChannel);
    requirePositive(standard);
    byChannel.values().forEach(TimeOuts::requirePositive);
  }

  /// The time-out of a channel; of an unknown channel the standard one.
  public Duration of(@Nullable Channel channel) {
    return channel == null ? standard : byChannel.getOrDefault(channel, standard);
  }

  private static void requirePositive(Duration timeOut) {
    if (!timeOut.isPositive()) {
      throw new IllegalArgumentException("time-out: " + timeOut + " (expected: > 0)");
    }
  }
}
