package io.candor.alert.notify;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/// [ReceiverHops] from the lanes of the outbox, which the relay's role sees for all workspaces.
@Singleton
final class JdbcReceiverHops implements ReceiverHops {
  private final DataSource relayRole;

  JdbcReceiverHops(StorePools pools) {
    this.relayRole = pools.relay();
  }

  @Override
  public Set<String> known() {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT DISTINCT hop FROM relay_lane");
        ResultSet row = statement.executeQuery()) {
      Set<String> hops = new HashSet<>();
      while (row.next()) {
        hops.add(row.getString(1));
      }
      return hops;
    } catch (SQLException e) {
      throw new StoreException("The lanes cannot be read", e);
    }
  }
}
