package io.candor.ingest.fold;

import io.candor.ingest.erasure.ErasableStates;
import io.candor.ingest.erasure.JdbcErasedSubjects;
import io.candor.ingest.event.RecordHop;
import io.candor.ingest.fold.JdbcStates.Change;
import io.candor.ingest.fold.JdbcStates.Events;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// States and marks in PostgreSQL.
@Singleton
final class JdbcFoldStore implements FoldStore {

  // Batches that are marked in one transaction: about the marks of a second of full intake.
  private static final int BATCHES = 100;

  // Steps from one workspace to the next, so that the cost depends on how many workspaces wait and
  // not on how much waits in each.
  private static final String WORKSPACES_IN =
      """
      WITH RECURSIVE behind AS (
        (SELECT workspace FROM %1$s ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT next.workspace FROM %1$s AS next
                WHERE next.workspace > behind.workspace ORDER BY next.workspace LIMIT 1)
        FROM behind WHERE behind.workspace IS NOT NULL
      )
      SELECT workspace FROM behind WHERE workspace IS NOT NULL LIMIT ?
      """;
  private static final String WORKSPACES_WITH_BATCHES = WORKSPACES_IN.formatted("pending_batch");
  private static final String WORKSPACES_WITH_MARKS = WORKSPACES_IN.formatted("pending_aggregate");

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
  private final JdbcErasedSubjects erasedSubjects;
  private final ErasableStates erasable;
  private final Map<AggregateKind, KindFold> folds = new EnumMap<>(AggregateKind.class);

  JdbcFoldStore(
      WorkspaceTransactions transactions,
      StorePools pools,
      JdbcOutbox outbox,
      JdbcErasedSubjects erasedSubjects,
      ErasableStates erasable,
      List<KindFold> folds) {
    this.transactions = transactions;
    this.pools = pools;
    this.outbox = outbox;
    this.erasedSubjects = erasedSubjects;
    this.erasable = erasable;
    folds.forEach(fold -> this.folds.put(fold.kind(), fold));
  }

  @Override
  public List<String> workspacesBehind(int limit) {
    Set<String> behind = new LinkedHashSet<>(workspaces(WORKSPACES_WITH_BATCHES, null, limit));
    behind.addAll(workspaces(WORKSPACES_WITH_MARKS, null, limit));
    return List.copyOf(behind);
  }

  @Override
  public List<String> workspacesDue(Instant now, int limit) {
    return workspaces(WORKSPACES_DUE, now, limit);
  }

  @Override
  public boolean markBatches(String workspace) {
    return transactions.write(
            workspace, connection -> JdbcMarks.markBatches(connection, workspace, BATCHES))
        > 0;
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
    Failpoints.hit("fold.claimed");
    Result result =
        transactions.write(workspace, connection -> fold(connection, workspace, marks, now));
    if (!result.uncleared().isEmpty()) {
      transactions.write(
          workspace,
          connection -> {
            JdbcMarks.markEchoes(connection, workspace, result.echoes());
            JdbcMarks.clear(connection, workspace, result.uncleared());
            return Boolean.TRUE;
          });
    }
    Failpoints.hit("fold.committed");
    return result.changed();
  }

  /// What a fold left to be done.
  ///
  /// @param uncleared marks that must stay until the echoes are marked
  /// @param echoes conversations that share a survey with one that had an event of its own
  private record Result(int changed, List<Mark> uncleared, List<AggregateId> echoes) {}

  private Result fold(Connection connection, String workspace, List<Mark> marks, Instant now)
      throws SQLException {
    erasedSubjects.join(connection, workspace);
    List<AggregateId> aggregates = marks.stream().map(Mark::aggregate).sorted().toList();
    Map<AggregateId, Stored> stored = JdbcStates.states(connection, workspace, aggregates);
    Events events = JdbcStates.events(connection, workspace, aggregates);
    Map<AggregateId, FoldedState> states = new TreeMap<>();
    TreeSet<AggregateId> gone = new TreeSet<>();
    for (AggregateId aggregate : aggregates) {
      Stored before = stored.get(aggregate);
      if (before != null && before.isErased()) {
        gone.add(aggregate);
      } else {
        fold(workspace, aggregate, events.bodies().getOrDefault(aggregate, List.of()), now)
            .ifPresent(state -> states.put(aggregate, state));
      }
    }
    gone.addAll(forget(connection, workspace, states));
    List<Change> changes = new ArrayList<>();
    states.forEach(
        (aggregate, state) ->
            change(aggregate, state, stored.get(aggregate)).ifPresent(changes::add));
    if (!changes.isEmpty()) {
      write(connection, workspace, changes);
    }
    if (!gone.isEmpty()) {
      JdbcStates.forget(connection, workspace, gone);
    }
    Result result = result(changes.size(), marks, events.strangers());
    JdbcMarks.clear(
        connection,
        workspace,
        marks.stream().filter(mark -> !result.uncleared().contains(mark)).toList());
    Failpoints.hit("fold.written");
    return result;
  }

  /// Puts what is left of them in the place of states that are about an erased subject.
  ///
  /// @return which
  private Set<AggregateId> forget(
      Connection connection, String workspace, Map<AggregateId, FoldedState> states)
      throws SQLException {
    Map<AggregateId, byte[]> snapshots = new HashMap<>();
    states.forEach((aggregate, state) -> snapshots.put(aggregate, state.snapshot()));
    Set<AggregateId> erased = erasedSubjects.among(connection, workspace, snapshots);
    erased.forEach(
        aggregate ->
            states.put(
                aggregate,
                FoldedState.erased(
                    revision -> erasable.erasedRecord(workspace, aggregate, revision))));
    return erased;
  }

  /// An event about a survey that two conversations share may change both. The other one is marked
  /// in a transaction of its own: to mark is to wait for others that mark it too, and a fold holds
  /// what these wait for. The mark that led here is cleared only then, so that nothing is lost in
  /// between. Others of this batch need no mark: their fold has read the same events.
  private static Result result(
      int changed, List<Mark> marks, Map<AggregateId, Set<AggregateId>> strangers) {
    if (strangers.isEmpty()) {
      return new Result(changed, List.of(), List.of());
    }
    Set<AggregateId> batch =
        marks.stream().map(Mark::aggregate).collect(Collectors.toUnmodifiableSet());
    List<Mark> uncleared = new ArrayList<>();
    TreeSet<AggregateId> echoes = new TreeSet<>();
    for (Mark mark : marks) {
      Set<AggregateId> others = new HashSet<>(strangers.getOrDefault(mark.aggregate(), Set.of()));
      others.removeAll(batch);
      if (mark.ownEvent() && !others.isEmpty()) {
        uncleared.add(mark);
        echoes.addAll(others);
      }
    }
    return new Result(changed, uncleared, List.copyOf(echoes));
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
    ResourceName name = new ResourceName(workspace, aggregate.kind().collection(), aggregate.id());
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
