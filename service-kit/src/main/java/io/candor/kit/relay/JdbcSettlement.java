package io.candor.kit.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// The statements that settle a batch, one per kind of outcome.
///
/// Each of them reads the lane under its fence and keeps it from being taken until the commit, so a
/// relay that lost it changes nothing. A row that a writer is replacing at this moment is skipped:
/// its new revision is due anyway, and nobody waits for anybody.
///
/// Rows are found by their key, one probe of the index each (`lateral … offset 0`), and changed by
/// a
/// list of keys: joins would leave the planner a choice, and after a vacuum in a quiet moment it
/// takes
/// the outbox for empty and walks everything that waits once per record.
final class JdbcSettlement {

  private static final String HELD =
      """
      with lane as materialized (
        select 1 from relay_lane where workspace = ? and hop = ? and fence = ? and holder <> ''
           for share
      ), settled as materialized (
        select waiting.key, outcome.place
          from unnest(?::text[], ?::bigint[]) with ordinality as outcome (key, revision, place)
         cross join lateral (
           select found.key from outbox found
            where found.workspace = ? and found.hop = ?
              and found.key = outcome.key and found.revision = outcome.revision
           offset 0
              for update skip locked
         ) waiting
         where exists (select from lane)
      )
      """;

  private static final String DELIVERED =
      HELD
          + """
          delete from outbox
           where workspace = ? and hop = ? and key = any (array (select key from settled))
          """;

  private static final String DEFERRED =
      HELD
          + """
          update outbox waiting
             set (due, attempt_count, batch_limit, reason) = (
                   select case (?::bigint[])[place]
                            when 0 then waiting.due
                            else now() + (?::bigint[])[place] * interval '1 millisecond' end,
                          waiting.attempt_count + (?::integer[])[place],
                          nullif(least(waiting.batch_limit, (?::integer[])[place]), 2147483647),
                          (?::text[])[place]
                     from settled where settled.key = waiting.key)
           where workspace = ? and hop = ? and key = any (array (select key from settled))
          """;

  private static final String PARKED =
      HELD
          + """
          update outbox waiting
             set park_time = now(),
                 attempt_count = attempt_count + 1,
                 reason = (
                   select (?::text[])[place] from settled where settled.key = waiting.key)
           where workspace = ? and hop = ? and key = any (array (select key from settled))
          """;

  private final Connection connection;
  private final Lane lane;

  JdbcSettlement(Connection connection, Lane lane) {
    this.connection = connection;
    this.lane = lane;
  }

  int apply(List<Settlement> settlements) throws SQLException {
    return deliver(only(settlements, Settlement.Delivered.class))
        + defer(only(settlements, Settlement.Deferred.class))
        + park(only(settlements, Settlement.Parked.class));
  }

  private static <S extends Settlement> List<S> only(List<Settlement> all, Class<S> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private int deliver(List<Settlement.Delivered> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELIVERED)) {
      bindRows(statement, bindHeld(statement, outcomes));
      return statement.executeUpdate();
    }
  }

  private int defer(List<Settlement.Deferred> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(DEFERRED)) {
      int next = bindHeld(statement, outcomes);
      bindArray(statement, next++, "bigint", outcomes, outcome -> outcome.after().toMillis());
      bindArray(statement, next++, "bigint", outcomes, outcome -> outcome.after().toMillis());
      bindArray(statement, next++, "integer", outcomes, outcome -> outcome.usesAttempt() ? 1 : 0);
      bindArray(statement, next++, "integer", outcomes, Settlement.Deferred::batchLimit);
      bindArray(statement, next++, "text", outcomes, Settlement.Deferred::reason);
      bindRows(statement, next);
      return statement.executeUpdate();
    }
  }

  private int park(List<Settlement.Parked> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(PARKED)) {
      int next = bindHeld(statement, outcomes);
      bindArray(statement, next++, "text", outcomes, Settlement.Parked::reason);
      bindRows(statement, next);
      return statement.executeUpdate();
    }
  }

  /// Binds the common part and returns the index of the next parameter.
  private int bindHeld(PreparedStatement statement, List<? extends Settlement> outcomes)
      throws SQLException {
    statement.setString(1, lane.workspace());
    statement.setString(2, lane.hop());
    statement.setLong(3, lane.fence());
    bindArray(statement, 4, "text", outcomes, Settlement::key);
    bindArray(statement, 5, "bigint", outcomes, Settlement::revision);
    statement.setString(6, lane.workspace());
    statement.setString(7, lane.hop());
    return 8;
  }

  private void bindRows(PreparedStatement statement, int index) throws SQLException {
    statement.setString(index, lane.workspace());
    statement.setString(index + 1, lane.hop());
  }

  private <S> void bindArray(
      PreparedStatement statement,
      int index,
      String type,
      List<? extends S> outcomes,
      Function<S, Object> value)
      throws SQLException {
    statement.setArray(
        index, connection.createArrayOf(type, outcomes.stream().map(value::apply).toArray()));
  }
}
