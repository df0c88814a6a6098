package io.candor.metrics.verify;

import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.evaluation.EvaluationReader;
import io.candor.metrics.evaluation.SpikeSource;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.panel.CutBy;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.producer.ProducerSilence;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The figures of a workspace as its facts add up to them, in the place of those that are kept.
final class RecountedPanels implements EvaluationReader {
  private final Map<CellKey, CellCounts> cells;
  private final Map<ItemKey, ItemCounts> items;
  private final EvaluationReader facts;

  /// @param cells the recount of the panel's cells
  /// @param items the recount of the diagnosis
  /// @param facts what is read from facts in either case
  RecountedPanels(
      Map<CellKey, CellCounts> cells, Map<ItemKey, ItemCounts> items, EvaluationReader facts) {
    this.cells = cells;
    this.items = items;
    this.facts = facts;
  }

  /// A deployment's cells, summed to what a cut needs.
  List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
    Set<IsoWeek> wanted = new HashSet<>(weeks);
    Map<CellKey, CellCounts> sums = new HashMap<>();
    cells.forEach(
        (key, counts) -> {
          if (key.deployment().equals(deploymentId) && wanted.contains(key.week())) {
            CellKey cut =
                new CellKey(
                    deploymentId,
                    key.archetype(),
                    key.week(),
                    by == CutBy.SEGMENT ? key.segment() : "",
                    by == CutBy.CHANNEL ? key.channel() : "");
            sums.merge(cut, counts, CellCounts::plus);
          }
        });
    return sums.entrySet().stream().map(sum -> new Cell(sum.getKey(), sum.getValue())).toList();
  }

  @Override
  public List<ItemCell> items() {
    Map<ItemKey, ItemCounts> sums = new HashMap<>();
    items.forEach(
        (key, counts) ->
            sums.merge(
                new ItemKey(key.week(), key.area(), key.theme(), key.segment(), ""),
                counts,
                ItemCounts::plus));
    return sums.entrySet().stream().map(sum -> new ItemCell(sum.getKey(), sum.getValue())).toList();
  }

  @Override
  public SpikeSource spikes() {
    return facts.spikes();
  }

  @Override
  public SortedMap<IsoWeek, ResponseWeek> responses() {
    SortedMap<IsoWeek, ResponseWeek> weeks = new TreeMap<>();
    cells.forEach(
        (key, counts) ->
            weeks.merge(
                key.week(),
                new ResponseWeek(
                    counts.conversations(),
                    counts.csatResolution().answers(),
                    counts.csatDelayed().answers()),
                ResponseWeek::plus));
    return weeks;
  }

  @Override
  public SortedMap<IsoWeek, byte[]> reviewedWeeks(Collection<IsoWeek> weeks) {
    return facts.reviewedWeeks(weeks);
  }

  @Override
  public Optional<IsoWeek> retainedFrom() {
    return facts.retainedFrom();
  }

  @Override
  public List<ProducerSilence> silences() {
    return facts.silences();
  }

  @Override
  public Map<String, Long> closed(String deploymentId, Instant from, Instant to) {
    return facts.closed(deploymentId, from, to);
  }

  /// The same reader of panels over these cells.
  PanelStore.Reader over(PanelStore.Reader kept) {
    return new RecountedReader(kept, this);
  }
}
