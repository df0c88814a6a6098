package io.candor.metrics.verify;

import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.panel.CutBy;
import io.candor.metrics.panel.ForwardingReader;
import io.candor.metrics.panel.PanelStore;
import java.util.Collection;
import java.util.List;

/// Reads panels from a recount; what is no counter (settings, deployments, baselines) as it is
/// kept.
final class RecountedReader extends ForwardingReader {
  private final RecountedPanels recount;

  RecountedReader(PanelStore.Reader kept, RecountedPanels recount) {
    super(kept);
    this.recount = recount;
  }

  @Override
  public List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
    return recount.cells(deploymentId, weeks, by);
  }
}
