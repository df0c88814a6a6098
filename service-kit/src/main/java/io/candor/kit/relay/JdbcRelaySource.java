package io.candor.kit.relay;

import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// The outbox of a PostgreSQL store, read and settled with the relay role alone.
///
/// A claim writes nothing: the lane's lease is the lock, and a relay that dies has left every row
/// as it was. A settlement checks the lane's fence and each row's revision in the statement itself.
public final class JdbcRelaySource implements RelaySource {

  private static final String DUE_WORKSPACES =
      """
      select lane.workspace from relay_lane lane
       where lane.hop = ? and lane.lease_until <= now()
         and exists (select from outbox waiting
                      where waiting.workspace = lane.workspace and waiting.hop = lane.hop
                        and waiting.park_time is null and waiting.due <= now())
       order by lane.due limit ?
      """;

  // Skips a lane that another relay is taking at this moment.
  private static final String LEASE =
      """
      with free as materialized (
        select workspace, hop from relay_lane
         where workspace = ? and hop = ? and lease_until <= now()
           for update skip locked
      )
      update relay_lane lane
         set lease_until = now() + ? * interval '1 millisecond', fence = lane.fence + 1, holder = ?
        from free
       where lane.workspace = ? and lane.hop = ?
      returning lane.fence
      """;

  private static final String RENEW =
      """
      update relay_lane set lease_until = now() + ? * interval '1 millisecond'
       where workspace = ? and hop = ? and fence = ? and holder <> ''
      """;

  private static final String RELEASE =
      """
      update relay_lane set lease_until = '-infinity', holder = '', due = now()
       where workspace = ? and hop = ? and fence = ? and holder <> ''
      """;

  // The running sum bounds the bytes; the first record always passes.
  private static final String CLAIM =
      """
      select key, revision, payload, attempt_count, batch_limit, trace_parent
        from (select first.*,
                     sum(octet_length(payload)) over (order by due, key rows unbounded preceding)
                       as byte_sum,
                     row_number() over (order by due, key) as place
                from (select key, revision, payload, attempt_count, batch_limit, trace_parent, due
                        from outbox
                       where workspace = ? and hop = ? and park_time is null and due <= now()
                         and key <> all (?)
                       order by due, key limit ?) first) sized
       where place = 1 or byte_sum <= ?
       order by due, key
      """;

  private static final String BACKLOG =
      """
      select (select coalesce(max(extract(epoch from now() - oldest.due)), 0)
                from relay_lane lane
               cross join lateral (select due from outbox
                                    where workspace = lane.workspace and hop = lane.hop
                                      and park_time is null
                                    order by due limit 1) oldest
               where lane.hop = ?),
             (select count(*) from outbox where hop = ? and park_time is not null)
      """;

  private static final String WORKSPACE_BACKLOG =
      """
      select count(*) filter (where park_time is null),
             count(*) filter (where park_time is not null),
             min(due) filter (where park_time is null)
        from outbox where workspace = ? and hop = ?
      """;

  private final DataSource relayRole;
  private final JdbcDeadLetters deadLetters;

  /// @param relayRole connections of the relay role, in auto-commit mode
  public JdbcRelaySource(DataSource relayRole) {
    this.relayRole = relayRole;
    this.deadLetters = new JdbcDeadLetters(relayRole);
  }

  @Override
  public List<String> dueWorkspaces(String hop, int limit) {
    return query(
        DUE_WORKSPACES,
        statement -> {
          statement.setString(1, hop);
          statement.setInt(2, limit);
          try (ResultSet rows = statement.executeQuery()) {
            List<String> workspaces = new ArrayList<>();
            while (rows.next()) {
              workspaces.add(rows.getString(1));
            }
            return workspaces;
          }
        });
  }

  @Override
  public Optional<Lane> lease(String workspace, String hop, String holder, Duration ttl) {
    return query(
        LEASE,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, hop);
          statement.setLong(3, ttl.toMillis());
          statement.setString(4, holder);
          statement.setString(5, workspace);
          statement.setString(6, hop);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                ? Optional.of(new Lane(workspace, hop, rows.getLong(1), holder))
                : Optional.empty();
          }
        });
  }

  @Override
  public boolean renew(Lane lane, Duration ttl) {
    return query(
        RENEW,
        statement -> {
          statement.setLong(1, ttl.toMillis());
          statement.setString(2, lane.workspace());
          statement.setString(3, lane.hop());
          statement.setLong(4, lane.fence());
          return statement.executeUpdate() == 1;
        });
  }

  @Override
  public void release(Lane lane) {
    query(
        RELEASE,
        statement -> {
          statement.setString(1, lane.workspace());
          statement.setString(2, lane.hop());
          statement.setLong(3, lane.fence());
          return statement.executeUpdate();
        });
  }

  @Override
  public Optional<List<OutgoingRecord>> claim(
      Lane lane, Duration ttl, ClaimLimit limit, Set<String> inFlight) {
    if (!renew(lane, ttl)) {
      return Optional.empty();
    }
    return query(
        CLAIM,
        statement -> {
          statement.setString(1, lane.workspace());
          statement.setString(2, lane.hop());
          statement.setArray(
              3, statement.getConnection().createArrayOf("text", inFlight.toArray()));
          statement.setInt(4, limit.recordCount());
          statement.setLong(5, limit.payloadBytes());
          try (ResultSet rows = statement.executeQuery()) {
            return Optional.of(readBatch(lane, rows));
          }
        });
  }

  private static List<OutgoingRecord> readBatch(Lane lane, ResultSet rows) throws SQLException {
    BatchBuilder batch = new BatchBuilder();
    while (rows.next()) {
      int batchLimit = rows.getInt("batch_limit");
      OutgoingRecord next =
          new OutgoingRecord(
              lane.workspace(),
              lane.hop(),
              rows.getString("key"),
              rows.getLong("revision"),
              rows.getBytes("payload"),
              rows.getInt("attempt_count"),
              rows.getString("trace_parent"));
      if (!batch.add(next, batchLimit == 0 ? Integer.MAX_VALUE : batchLimit)) {
        break;
      }
    }
    return batch.records();
  }

  @Override
  public int settle(Lane lane, List<Settlement> settlements) {
    try (Connection connection = relayRole.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int settled = new JdbcSettlement(connection, lane).apply(settlements);
        Failpoints.hit("relay.marked");
        connection.commit();
        Failpoints.hit("relay.committed");
        return settled;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StoreException("A batch could not be settled", e);
    }
  }

  @Override
  public Backlog backlog(String hop) {
    return query(
        BACKLOG,
        statement -> {
          statement.setString(1, hop);
          statement.setString(2, hop);
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            long ageMillis = Math.max(0, Math.round(rows.getDouble(1) * 1_000));
            return new Backlog(Duration.ofMillis(ageMillis), rows.getLong(2));
          }
        });
  }

  @Override
  public WorkBacklog backlog(String workspace, String hop) {
    return query(
        WORKSPACE_BACKLOG,
        statement -> {
          statement.setString(1, workspace);
          statement.setString(2, hop);
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new WorkBacklog(
                hop,
                rows.getLong(1),
                rows.getLong(2),
                Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant));
          }
        });
  }

  @Override
  public Page list(String workspace, int pageSize, String cursor) {
    return deadLetters.list(workspace, pageSize, cursor);
  }

  @Override
  public int replay(String workspace, Collection<DeadLetter.Id> ids) {
    return deadLetters.replay(workspace, ids);
  }

  @Override
  public int replayAll(String workspace) {
    return deadLetters.replayAll(workspace);
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T query(String sql, Work<T> work) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.run(statement);
    } catch (SQLException e) {
      throw new StoreException("The outbox could not be read", e);
    }
  }
}
