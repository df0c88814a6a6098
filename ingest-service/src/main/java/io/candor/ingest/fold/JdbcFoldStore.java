package io.candor.ingest.fold;

import io.candor.ingest.fold.JdbcStates.Change;
import io.candor.ingest.fold.JdbcStates.Stored;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// States and marks in PostgreSQL.
@Singleton
final class JdbcFoldStore implements FoldStore {

  // Steps from one workspace to the next, so that the cost depends on how many workspaces wait and not
  // on how much waits in each.
  private static final String WORKSPACES_BEHIND =
      """
      WITH RECURSIVE behind AS (
        (SELECT workspace FROM pending_aggregate ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT next.workspace FROM pending_aggregate AS next
                WHERE next.workspace > behind.workspace ORDER BY next.workspace LIMIT 1)
        FROM behind WHERE behind.workspace IS NOT NULL
      )
      SELECT workspace FROM behind WHERE workspace IS NOT NULL LIMIT ?
      """;

  private static final String WORKSPACES_DUE =
      """
      WITH RECURSIVE moment AS (SELECT ?::timestamptz AS now), due AS (
        (SELECT workspace FROM conversation_index, moment
         WHERE due_time <= moment.now ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT next.workspace FROM conversation_index AS next, moment
                WHERE next.workspace > due.workspace AND next.due_time <= moment.now
                ORDER BY next.workspace LIMIT 1)
        FROM due WHERE due.workspace IS NOT NULL
      )
      SELECT workspace FROM due WHERE workspace IS NOT NULL LIMIT ?
      """;

  private final WorkspaceTransactions transactions;
  private final StorePools pools;
  private final JdbcOutbox outbox;
  private final Map<AggregateKind, KindFold> folds = new EnumMap<>(AggregateKind.class);

  JdbcFoldStore(
      WorkspaceTransactions transactions,
      StorePools pools,
      JdbcOutbox outbox,
      List<KindFold> folds) {
    this.transactions = transactions;
    this.pools = pools;
    this.outbox = outbox;
    folds.forEach(fold -> this.folds.put(fold.kind(), fold));
  }

  @Override
  public List<String> workspacesBehind(int limit) {
    return workspaces(WORKSPACES_BEHIND, null, limit);
  }

  @Override
  public List<String> workspacesDue(Instant now, int limit) {
    return workspaces(WORKSPACES_DUE, now, limit);
  }

  @Override
  public List<Mark> marks(String workspace, @Nullable AggregateId after, int limit) {
    return transactions.read(
        workspace, connection -> JdbcMarks.page(connection, workspace, after, limit));
  }

  @Override
  public Optional<Mark> mark(String workspace, AggregateId aggregate, Instant now) {
    return transactions.read(
        workspace, connection -> JdbcMarks.one(connection, workspace, aggregate, now));
  }

  @Override
  public int markDue(String workspace, Instant now, int limit) {
    return transactions.write(
        workspace, connection -> JdbcMarks.markDue(connection, workspace, now, limit));
  }

  @Override
  public int refresh(String workspace, List<Mark> marks, Instant now) {
    List<Mark> conversations =
        marks.stream()
            .filter(mark -> mark.aggregate().kind() == AggregateKind.CONVERSATION)
            .toList();
    List<AggregateId> echoing =
        conversations.stream().filter(Mark::ownEvent).map(Mark::aggregate).toList();
    if (!echoing.isEmpty()) {
      // In a transaction of its own: it waits for marks that an intake holds, and must hold none that
      // an intake waits for. Before the fold: a crash in between leaves this mark, and it is redone.
      transactions.write(
          workspace,
          connection -> {
            JdbcMarks.markEchoes(
                connection,
                workspace,
                echoing,
                conversations.stream().map(Mark::aggregate).toList());
            return Boolean.TRUE;
          });
    }
    Failpoints.hit("fold.claimed");
    int changed =
        transactions.write(workspace, connection -> fold(connection, workspace, marks, now));
    Failpoints.hit("fold.committed");
    return changed;
  }

  private int fold(Connection connection, String workspace, List<Mark> marks, Instant now)
      throws SQLException {
    List<AggregateId> aggregates = marks.stream().map(Mark::aggregate).sorted().toList();
    Map<AggregateId, Stored> stored = JdbcStates.states(connection, workspace, aggregates);
    Map<AggregateId, List<byte[]>> events = JdbcStates.events(connection, workspace, aggregates);
    List<Change> changes = new ArrayList<>();
    for (AggregateId aggregate : aggregates) {
      fold(workspace, aggregate, events.getOrDefault(aggregate, List.of()), now)
          .flatMap(state -> change(aggregate, state, stored.get(aggregate)))
          .ifPresent(changes::add);
    }
    if (!changes.isEmpty()) {
      write(connection, workspace, changes);
    }
    JdbcMarks.clear(connection, workspace, marks);
    Failpoints.hit("fold.written");
    return changes.size();
  }

  private Optional<FoldedState> fold(
      String workspace, AggregateId aggregate, List<byte[]> events, Instant now) {
    KindFold fold = folds.get(aggregate.kind());
    if (fold == null) {
      throw new IllegalStateException("No fold for " + aggregate.kind());
    }
    try {
      return fold.fold(workspace, aggregate.id(), events, now);
    } catch (RuntimeException e) {
      throw new FoldFailure(aggregate, e);
    }
  }

  private static Optional<Change> change(
      AggregateId aggregate, FoldedState state, @Nullable Stored stored) {
    if (stored == null) {
      return Optional.of(new Change(aggregate, 1, state));
    }
    return Arrays.equals(stored.snapshot(), state.snapshot())
        ? Optional.empty()
        : Optional.of(new Change(aggregate, stored.revision() + 1, state));
  }

  private void write(Connection connection, String workspace, List<Change> changes)
      throws SQLException {
    if (JdbcStates.write(connection, workspace, changes) < changes.size()) {
      throw new OvertakenException();
    }
    List<Change> conversations =
        changes.stream().filter(change -> change.state().index() != null).toList();
    if (!conversations.isEmpty()) {
      JdbcStates.writeIndex(connection, workspace, conversations);
    }
    outbox.enqueue(
        connection,
        workspace,
        RecordHop.NAME,
        changes.stream().map(change -> entry(workspace, change)).toList());
  }

  private static OutboxEntry entry(String workspace, Change change) {
    AggregateId aggregate = change.aggregate();
    ResourceName name =
        new ResourceName(workspace, aggregate.kind().collection(), aggregate.id());
    return new OutboxEntry(
        name.key(), change.revision(), change.state().record().apply(change.revision()));
  }

  private List<String> workspaces(String query, @Nullable Instant now, int limit) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      int parameter = 1;
      if (now != null) {
        statement.setTimestamp(parameter++, Timestamp.from(now));
      }
      statement.setInt(parameter, limit);
      List<String> workspaces = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          workspaces.add(rows.getString(1));
        }
      }
      return workspaces;
    } catch (SQLException e) {
      throw new StoreException("The workspaces with work could not be read", e);
    }
  }
}
