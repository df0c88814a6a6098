package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Aggregates as two arrays for `unnest`, in their order.
record JdbcAggregateKeys(Short[] kinds, String[] ids) {

  static JdbcAggregateKeys of(List<AggregateId> aggregates) {
    return new JdbcAggregateKeys(
        aggregates.stream().map(a -> (short) a.kind().code()).toArray(Short[]::new),
        aggregates.stream().map(AggregateId::id).toArray(String[]::new));
  }

  Array kindArray(Connection connection) throws SQLException {
    return connection.createArrayOf("int2", kinds);
  }

  Array idArray(Connection connection) throws SQLException {
    return connection.createArrayOf("text", ids);
  }
}
