package io.candor.kit.lease;

import io.candor.kit.jdbc.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Leases as rows of the table `lease`, with the relay role alone.
public final class JdbcLeases implements Leases {

  private static final String ACQUIRE =
      """
      insert into lease as held (name, lease_until, fence, holder)
      values (?, now() + ? * interval '1 millisecond', 1, ?)
      on conflict (name) do update
        set lease_until = excluded.lease_until, fence = held.fence + 1, holder = excluded.holder
        where held.lease_until <= now() and (? or held.rest_until <= now())
      returning fence
      """;

  private static final String RENEW =
      """
      update lease set lease_until = now() + ? * interval '1 millisecond'
       where name = ? and fence = ? and holder = ?
      """;

  private static final String CLOSE =
      """
      update lease
         set lease_until = '-infinity', holder = '', rest_until = now() + ? * interval '1 millisecond'
       where name = ? and fence = ? and holder = ?
      """;

  private final DataSource relayRole;
  private final String holder = UUID.randomUUID().toString();

  /// @param relayRole connections of the relay role, in auto-commit mode
  public JdbcLeases(DataSource relayRole) {
    this.relayRole = relayRole;
  }

  @Override
  public Optional<Lease> acquire(String name, Duration ttl) {
    return acquire(name, ttl, true);
  }

  @Override
  public Optional<Lease> acquireRested(String name, Duration ttl) {
    return acquire(name, ttl, false);
  }

  private Optional<Lease> acquire(String name, Duration ttl, boolean alsoResting) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(ACQUIRE)) {
      statement.setString(1, name);
      statement.setLong(2, ttl.toMillis());
      statement.setString(3, holder);
      statement.setBoolean(4, alsoResting);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new HeldLease(name, ttl, rows.getLong(1)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreException("A lease could not be taken", e);
    }
  }

  private boolean update(String sql, Duration duration, String name, long fence) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, duration.toMillis());
      statement.setString(2, name);
      statement.setLong(3, fence);
      statement.setString(4, holder);
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StoreException("A lease could not be changed", e);
    }
  }

  private final class HeldLease implements Lease {

    private final String name;
    private final Duration ttl;
    private final long fence;

    HeldLease(String name, Duration ttl, long fence) {
      this.name = name;
      this.ttl = ttl;
      this.fence = fence;
    }

    @Override
    public long fence() {
      return fence;
    }

    @Override
    public boolean renew() {
      return update(RENEW, ttl, name, fence);
    }

    @Override
    public void closeAndRest(Duration rest) {
      update(CLOSE, rest, name, fence);
    }

    @Override
    public void close() {
      update(CLOSE, Duration.ZERO, name, fence);
    }
  }
}
