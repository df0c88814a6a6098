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
import org.jspecify.annotations.Nullable;

/// [ReceiverHops] from the lanes of the outbox, which the relay's role sees for all workspaces.
@Singleton
final class JdbcReceiverHops implements ReceiverHops {
  private static final String FIND =
      "SELECT DISTINCT hop FROM relay_lane WHERE ?::text IS NULL OR workspace = ?";

  private final DataSource relayRole;

  JdbcReceiverHops(StorePools pools) {
    this.relayRole = pools.relay();
  }

  @Override
  public Set<String> known() {
    return find(null);
  }

  @Override
  public Set<String> known(String workspace) {
    return find(workspace);
  }

  private Set<String> find(@Nullable String workspace) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, workspace);
      statement.setString(2, workspace);
      Set<String> hops = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          hops.add(row.getString(1));
        }
      }
      return hops;
    } catch (SQLException e) {
      throw new StoreException("The lanes cannot be read", e);
    }
  }
}
