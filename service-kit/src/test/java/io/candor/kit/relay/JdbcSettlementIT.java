package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.TableReads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a settlement costs where the planner takes the outbox for empty: a vacuum came by in a
/// quiet
/// moment, and then a burst.
class JdbcSettlementIT {

  private static final int WAITING = 4_000;
  private static final int BATCH = 100;

  private final String workspace = "w-" + UUID.randomUUID();

  /// What can become of a record.
  private enum Outcome {
    DELIVERED(key -> new Settlement.Delivered(key, 1)),
    DEFERRED(
        key ->
            new Settlement.Deferred(
                key, 1, Duration.ofMinutes(1), true, Integer.MAX_VALUE, "AWAY")),
    PARKED(key -> new Settlement.Parked(key, 1, "REFUSED"));

    private final Function<String, Settlement> settlement;

    Outcome(Function<String, Settlement> settlement) {
      this.settlement = settlement;
    }
  }

  @ParameterizedTest
  @EnumSource
  void settle_afterAVacuumOfTheEmptyTable_readsOnlyWhatItSettles(Outcome outcome)
      throws SQLException {
    RelaySource source = new JdbcRelaySource(RelayProbe.bean(StorePools.class).relay());
    TableReads.takeStatistics("relays", "outbox");
    handOver();
    Lane lane = source.lease(workspace, "hop", "me", Duration.ofMinutes(5)).orElseThrow();
    List<Settlement> batch =
        IntStream.range(0, BATCH).mapToObj(i -> outcome.settlement.apply(key(i))).toList();

    try (Connection connection = RelayProbe.bean(StorePools.class).relay().getConnection()) {
      connection.setAutoCommit(false);
      long before = TableReads.rows(connection, "outbox");
      int settled = new JdbcSettlement(connection, lane).apply(batch);
      long read = TableReads.rows(connection, "outbox") - before;
      connection.rollback();
      connection.setAutoCommit(true);

      assertThat(settled).isEqualTo(BATCH);
      // Once to find it and once to change it.
      assertThat(read).isLessThanOrEqualTo(2 * BATCH);
    }
  }

  private static String key(int number) {
    return "conversations/c-%05d".formatted(number);
  }

  private void handOver() {
    List<OutboxEntry> entries =
        IntStream.range(0, WAITING)
            .mapToObj(i -> new OutboxEntry(key(i), 1, "x".getBytes(UTF_8)))
            .toList();
    RelayProbe.bean(WorkspaceTransactions.class)
        .write(
            workspace,
            tx -> {
              RelayProbe.bean(JdbcOutbox.class).enqueue(tx, workspace, "hop", entries);
              return true;
            });
  }
}
