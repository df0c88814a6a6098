package io.candor.metrics.panel;

import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts live answers after a handoff in the place of those of a baseline.
final class JdbcLiveHandoffs {
  private JdbcLiveHandoffs() {}

  private record Part(String archetype, String segment, String channel) {}

  /// The cells with the answers of each archetype's first eight live weeks.
  ///
  /// @throws io.candor.kit.error.CandorException BASELINE_INVALID for an archetype without them
  static List<BaselineCell> replace(
      Connection connection,
      String workspace,
      Deployment deployment,
      List<BaselineCell> cells,
      List<String> archetypes,
      ZoneId zone)
      throws SQLException {
    List<Cell> live =
        new JdbcBaselineWriter(connection, workspace)
            .liveCells(deployment.deploymentId(), IsoWeek.of(deployment.goLiveTime(), zone));
    Map<Part, CellCounts> parts = new LinkedHashMap<>();
    for (BaselineCell cell : cells) {
      CellCounts counts =
          archetypes.contains(cell.archetype())
              ? cell.counts().withHandoffs(CsatCounts.ZERO)
              : cell.counts();
      parts.put(new Part(cell.archetype(), cell.segment(), cell.channel()), counts);
    }
    for (String archetype : archetypes) {
      List<IsoWeek> weeks = LiveHandoffs.weeks(live, archetype);
      if (weeks.size() < LiveHandoffs.WEEKS) {
        throw BaselineFailures.invalid(
            "live_handoffs.archetypes",
            "%s: %d live weeks with answers after a handoff (expected: %d)"
                .formatted(archetype, weeks.size(), LiveHandoffs.WEEKS));
      }
      for (Cell cell : live) {
        if (cell.key().archetype().equals(archetype) && weeks.contains(cell.key().week())) {
          Part part = new Part(archetype, cell.key().segment(), cell.key().channel());
          CellCounts before = parts.getOrDefault(part, CellCounts.ZERO);
          parts.put(
              part,
              before.withHandoffs(
                  before.escalation().csat().plus(cell.counts().escalation().csat())));
        }
      }
    }
    List<BaselineCell> result = new ArrayList<>();
    parts.forEach(
        (part, counts) ->
            result.add(new BaselineCell(part.archetype(), part.segment(), part.channel(), counts)));
    return result;
  }
}
