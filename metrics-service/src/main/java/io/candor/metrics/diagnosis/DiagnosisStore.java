package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.PlacedItem;
import io.candor.metrics.impact.LowItems;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Counters of items and the items themselves.
public interface DiagnosisStore {

  /// Reads inside one transaction.
  <T> T read(String workspace, Function<Reader, T> reading);

  /// Reads of one workspace.
  interface Reader {
    /// Settings and words of the workspace.
    WorkspaceTerms terms();

    /// The latest week with items; empty without any.
    Optional<IsoWeek> latestWeek();

    /// Counters of these weeks at their finest grain.
    List<ItemCell> cells(Collection<IsoWeek> weeks);

    /// Counters of all weeks from one to another, both included, summed over themes and segments,
    /// which are empty in their keys.
    List<ItemCell> areaCells(IsoWeek first, IsoWeek last);

    /// The low items of a theme in an area written in [from, to).
    LowItems lowItems(String area, String theme, Instant from, Instant to);

    /// The known accounts of these items, by id.
    List<AffectedAccount> affected(String area, String theme, Instant from, Instant to);

    /// Root causes of the low items written from one week to another, both included, as far as they
    /// were assessed.
    RootCauses rootCauses(IsoWeek first, IsoWeek last);

    /// Every account of the workspace.
    List<AccountHistory> accounts();

    /// Items, the latest first.
    ///
    /// @param after the last item of the page before
    List<PlacedItem> items(ItemFilter filter, Optional<Place> after, int limit);
  }

  /// Which items a list shows; empty texts do not restrict it.
  ///
  /// @param area product area
  /// @param theme theme
  /// @param week week of writing
  /// @param lowOnly only low ratings
  /// @param segment name of the account's segment at the time; empty for all
  record ItemFilter(
      String area,
      String theme,
      Optional<IsoWeek> week,
      boolean lowOnly,
      Optional<String> segment) {}

  /// A place in the list of items: the latest first, then by the rest of the key.
  record Place(Instant time, String conversationId, String source, String itemId) {}
}
