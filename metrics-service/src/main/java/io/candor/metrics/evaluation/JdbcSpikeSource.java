package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.StoreException;
import io.candor.metrics.fact.JdbcReferences;
import io.candor.metrics.fact.Release;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.volume.HourCell;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// [SpikeSource] on PostgreSQL, inside one transaction.
final class JdbcSpikeSource implements SpikeSource {
  private static final String HOURS =
      """
      select hour, area, theme, segment, sum(verbatims)::bigint, sum(low)::bigint
      from item_hour_counter where workspace = ? and hour >= ?
      group by hour, area, theme, segment having sum(verbatims) <> 0 or sum(low) <> 0
      order by hour, area collate "C", theme collate "C", segment collate "C"
      """;
  private static final String CHECKPOINTS =
      """
      select end_hour from spike_checkpoint where workspace = ? and content is not null
      order by end_hour desc
      """;
  private static final String CHECKPOINT =
      "select content from spike_checkpoint where workspace = ? and end_hour = ?";
  // Only into a row that was committed before the hours were read, and that no batch of facts has
  // deleted since.
  private static final String KEEP =
      "update spike_checkpoint set content = ? where workspace = ? and end_hour = ?";
  private static final String MARK =
      """
      insert into spike_checkpoint (workspace, end_hour) values (?, ?)
      on conflict (workspace, end_hour) do nothing
      """;
  private static final String DROP =
      "delete from spike_checkpoint where workspace = ? and end_hour = any (?)";

  private final Connection connection;
  private final String workspace;

  JdbcSpikeSource(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  @Override
  public List<HourCell> hours(long from) {
    try (PreparedStatement statement = connection.prepareStatement(HOURS)) {
      statement.setString(1, workspace);
      statement.setLong(2, from);
      return JdbcValues.list(
          statement,
          row ->
              new HourCell(
                  new HourKey(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                  new HourCounts(row.getLong(5), row.getLong(6))));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<Release> releases() {
    try {
      return new JdbcReferences(connection, workspace).releases();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<Long> checkpoints() {
    try (PreparedStatement statement = connection.prepareStatement(CHECKPOINTS)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, row -> row.getLong(1));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public byte[] checkpoint(long endHour) {
    try (PreparedStatement statement = connection.prepareStatement(CHECKPOINT)) {
      statement.setString(1, workspace);
      statement.setLong(2, endHour);
      return JdbcValues.list(statement, row -> row.getBytes(1)).getFirst();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void keep(List<Checkpoint> kept, Collection<Long> dropped) {
    try (PreparedStatement drop = connection.prepareStatement(DROP);
        PreparedStatement keep = connection.prepareStatement(KEEP);
        PreparedStatement mark = connection.prepareStatement(MARK)) {
      drop.setString(1, workspace);
      drop.setArray(2, connection.createArrayOf("bigint", dropped.toArray()));
      drop.executeUpdate();
      for (Checkpoint checkpoint : kept) {
        keep.setBytes(1, checkpoint.content());
        keep.setString(2, workspace);
        keep.setLong(3, checkpoint.endHour());
        if (keep.executeUpdate() == 0) {
          mark.setString(1, workspace);
          mark.setLong(2, checkpoint.endHour());
          mark.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException cause) {
    return new StoreException("The hours of the detector cannot be read or kept", cause);
  }
}
