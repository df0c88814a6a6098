package io.candor.metrics.evaluation;

import io.candor.metrics.fact.Release;
import io.candor.metrics.volume.HourCell;
import java.util.Collection;
import java.util.List;

/// What the online detector reads and keeps, in the transaction of the evaluation.
public interface SpikeSource {

  /// Counters of the hours from one on, by hour; hours without anything are left out.
  ///
  /// @param from hours since 1970, inclusive
  List<HourCell> hours(long from);

  /// Every release, of whatever area.
  List<Release> releases();

  /// End hours of the states of the detector that no fact has changed since, the latest first.
  List<Long> checkpoints();

  /// The content of one of them.
  byte[] checkpoint(long endHour);

  /// Keeps states and drops others. A state is kept the second time that it is handed over: the
  /// first time only marks its place, which a batch of facts that changes an hour before it takes
  /// away again. So a batch that commits while an evaluation runs leaves no state without it.
  ///
  /// @param dropped end hours
  void keep(List<Checkpoint> kept, Collection<Long> dropped);

  /// A state of the detector.
  ///
  /// @param endHour hours since 1970: everything before it is in the state
  /// @param content written and read by [io.candor.metrics.spike.SpikeCheckpoint]; not copied
  @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of megabytes buys nothing.
  record Checkpoint(long endHour, byte[] content) {}
}
