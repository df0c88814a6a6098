package io.candor.metrics.diagnosis;

import io.candor.kit.error.CandorException;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.PlacedItem;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.volume.AreaWeek;
import io.candor.metrics.volume.Heatmap;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the diagnosis of a workspace.
@Singleton
public final class Diagnosis {
  private static final int DEFAULT_HEATMAP_WEEKS = 8;
  private static final int MAX_HEATMAP_WEEKS = 157;

  private final DiagnosisStore store;
  private final Clock clock;

  Diagnosis(DiagnosisStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A heatmap as it is shown.
  ///
  /// @param first first week
  /// @param last last week
  /// @param fields by week, then by area; those without items are left out
  /// @param cells the counters behind it, by source
  /// @param rootCauses why the low ones complain
  public record ShownHeatmap(
      IsoWeek first,
      IsoWeek last,
      List<AreaWeek> fields,
      List<ItemCell> cells,
      RootCauses rootCauses) {}

  /// Product area by week.
  ///
  /// @param first empty for seven weeks before the last
  /// @param last empty for the latest week with items
  public ShownHeatmap heatmap(String workspace, Optional<IsoWeek> first, Optional<IsoWeek> last) {
    return store.read(
        workspace,
        reader -> {
          IsoWeek to = last.orElseGet(() -> latest(reader));
          IsoWeek from = first.orElseGet(() -> to.plusWeeks(1 - DEFAULT_HEATMAP_WEEKS));
          long weeks = from.weeksUntil(to) + 1;
          if (weeks < 1 || weeks > MAX_HEATMAP_WEEKS) {
            throw CandorException.of(MetricsReason.WEEK_RANGE_INVALID)
                .message(
                    "weeks: %s to %s (expected: 1 to %d weeks)"
                        .formatted(from, to, MAX_HEATMAP_WEEKS))
                .field("end_week", "must be 0 to 156 weeks after start_week")
                .build();
          }
          List<ItemCell> cells = reader.areaCells(from.plusWeeks(-1), to);
          List<AreaWeek> fields =
              Heatmap.of(cells, from, to).stream()
                  .filter(field -> field.counts().items() > 0)
                  .toList();
          return new ShownHeatmap(from, to, fields, cells, reader.rootCauses(from, to));
        });
  }

  /// The volumes of themes as they are shown.
  ///
  /// @param rootCauses why the low verbatims of the week complain
  public record ShownVolumes(IsoWeek week, List<ThemeVolume> volumes, RootCauses rootCauses) {}

  /// Low-CSAT volume of every theme in a week, the most low verbatims first.
  ///
  /// @param week empty for the latest week with items
  /// @param area only themes of this area; empty for all
  /// @param bySegment whether segments follow their theme
  public ShownVolumes volumes(
      String workspace, Optional<IsoWeek> week, String area, boolean bySegment) {
    return store.read(
        workspace,
        reader -> {
          WorkspaceTerms terms = reader.terms();
          VolumeSettings settings = terms.settings().volume();
          IsoWeek shown = week.orElseGet(() -> latest(reader));
          List<ItemCell> cells =
              reader.cells(
                  Set.of(shown, shown.plusWeeks(-1), shown.plusWeeks(-settings.earlierWeeks())));
          return new ShownVolumes(
              shown,
              new ThemeVolumes(cells, shown, settings).list(area, bySegment),
              reader.rootCauses(shown, shown));
        });
  }

  /// A page of verbatims, the latest first.
  public List<PlacedItem> items(
      String workspace,
      DiagnosisStore.ItemFilter filter,
      Optional<DiagnosisStore.Place> after,
      int limit) {
    return store.read(workspace, reader -> reader.items(filter, after, limit));
  }

  private IsoWeek latest(DiagnosisStore.Reader reader) {
    return reader.latestWeek().orElseGet(() -> IsoWeek.of(clock.instant(), reader.terms().zone()));
  }
}
