package io.candor.metrics.counter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Forgets the states of the online detector that a change makes untrue.
public final class JdbcSpikeCheckpoints {
  private static final String FORGET =
      "delete from spike_checkpoint where workspace = ? and end_hour > ?";

  private JdbcSpikeCheckpoints() {}

  /// Forgets every state that an hour is in, inside the transaction that changes the hour.
  ///
  /// @param hour hours since 1970
  public static void forgetFrom(Connection connection, String workspace, long hour)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setString(1, workspace);
      statement.setLong(2, hour);
      statement.executeUpdate();
    }
  }
}
