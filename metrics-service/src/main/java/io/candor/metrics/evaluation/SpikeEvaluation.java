package io.candor.metrics.evaluation;

import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.spike.AreaRelease;
import io.candor.metrics.spike.DetectorSettings;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.spike.SpikeCheckpoint;
import io.candor.metrics.spike.SpikeReplay;
import io.candor.metrics.volume.HourCell;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the online detector up to a moment, from the latest state that still holds.
///
/// States are kept at the ends of some days: the last two, Mondays of nine weeks, every eighth
/// Monday of a year before. A late fact deletes those after it, and what lies between is run again.
final class SpikeEvaluation {
  private static final long SECONDS_PER_HOUR = 3600;
  private static final long DAYS_OF_WEEKLY = 63;
  private static final long DAYS_OF_SPARSE = 400;
  private static final long SPARSE_DAYS = 56;

  private final SpikeSource source;
  private final DetectorSettings settings;
  private final ZoneId zone;
  private final long today;
  private final long end;

  private SpikeEvaluation(SpikeSource source, VolumeSettings volume, ZoneId zone, Instant asOf) {
    this.source = source;
    this.settings = DetectorSettings.of(volume);
    this.zone = zone;
    this.today = LocalDate.ofInstant(asOf, zone).toEpochDay();
    this.end = asOf.getEpochSecond() / SECONDS_PER_HOUR + 1;
  }

  /// @param terms rate of false discoveries and zone
  /// @param asOf everything written later is left out; the running hour counts as far as known
  static SpikeEvaluation of(EvaluationReader reader, WorkspaceTerms terms, Instant asOf) {
    return new SpikeEvaluation(reader.spikes(), terms.settings().volume(), terms.zone(), asOf);
  }

  /// What was found. Keeps the states that it passes.
  OnlineSpikes run() {
    return run(true);
  }

  /// The same, writing nothing.
  OnlineSpikes look() {
    return run(false);
  }

  private OnlineSpikes run(boolean keeping) {
    Optional<SpikeReplay> resumed = Optional.empty();
    long from = Long.MIN_VALUE;
    List<Long> dropped = new ArrayList<>();
    for (long endHour : source.checkpoints()) {
      if (resumed.isEmpty() && endHour <= end) {
        resumed = SpikeCheckpoint.read(source.checkpoint(endHour), settings, zone);
        from = endHour;
      }
      if (resumed.isEmpty() || !isKept(endHour)) {
        dropped.add(endHour);
      }
    }
    List<HourCell> cells = source.hours(resumed.isPresent() ? from : Long.MIN_VALUE);
    if (resumed.isEmpty() && cells.isEmpty()) {
      return OnlineSpikes.NONE;
    }
    SpikeReplay replay = resumed.orElseGet(() -> new SpikeReplay(settings, zone));
    List<SpikeSource.Checkpoint> kept = new ArrayList<>();
    replay.run(
        cells,
        releases(),
        resumed.isPresent() ? from : cells.getFirst().key().hour(),
        end,
        (hour, state) -> {
          if (keeping && isKept(hour)) {
            kept.add(new SpikeSource.Checkpoint(hour, SpikeCheckpoint.write(state)));
          }
        });
    if (keeping) {
      source.keep(kept, dropped);
    }
    return replay.found();
  }

  private List<AreaRelease> releases() {
    return source.releases().stream()
        .map(release -> new AreaRelease(release.area(), release.releaseTime()))
        .toList();
  }

  private boolean isKept(long endHour) {
    long day =
        LocalDate.ofInstant(Instant.ofEpochSecond(endHour * SECONDS_PER_HOUR), zone).toEpochDay();
    long age = today - day;
    // 1970-01-05 was a Monday.
    boolean monday = Math.floorMod(day - 4, 7L) == 0;
    return age < 2
        || (age <= DAYS_OF_WEEKLY && monday)
        || (age <= DAYS_OF_SPARSE && Math.floorMod(day - 4, SPARSE_DAYS) == 0);
  }
}
