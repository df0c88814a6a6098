package io.candor.metrics.panel;

import io.candor.metrics.cell.Cut;
import java.util.ArrayList;
import java.util.List;

/// How the rows of a panel are cut besides the whole.
public enum CutBy {
  /// Not at all.
  NOTHING,
  /// By the segment of the account.
  SEGMENT,
  /// By the channel.
  CHANNEL;

  /// The cuts of a table, the whole first.
  public List<Cut> cuts(CellTable cells) {
    List<Cut> cuts = new ArrayList<>();
    cuts.add(Cut.WHOLE);
    switch (this) {
      case NOTHING -> {}
      case SEGMENT -> cells.segments().forEach(name -> cuts.add(new Cut.Segment(name)));
      case CHANNEL -> cells.channels().forEach(name -> cuts.add(new Cut.Channel(name)));
    }
    return cuts;
  }
}
