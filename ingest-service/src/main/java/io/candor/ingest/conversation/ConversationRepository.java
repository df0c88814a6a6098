package io.candor.ingest.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/// Reads of the table `conversation_index` with the states beside it. A bound that is not wanted is
/// a time before or after all; a text that is not wanted is empty. So the planner sees plain
/// ranges.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ConversationRepository extends GenericRepository<ConversationRow, String> {

  String COLUMNS =
      "SELECT entry.conversation_id, entry.open_time, state.revision, state.snapshot"
          + " FROM conversation_index AS entry JOIN aggregate AS state"
          + " ON state.workspace = entry.workspace AND state.aggregate_kind = 4"
          + " AND state.aggregate_id = entry.conversation_id"
          + " WHERE entry.workspace = :workspace";

  String FILTER =
      " AND entry.open_time >= :openStart AND entry.open_time < :openEnd"
          + " AND (entry.open_time < :afterTime"
          + " OR (entry.open_time = :afterTime AND entry.conversation_id > :afterId))"
          + " AND (:deploymentId = '' OR entry.deployment_id = :deploymentId)"
          + " AND (:archetype = '' OR entry.archetype = :archetype)"
          + " AND (NOT :closedOnly"
          + " OR (entry.close_time >= :closeStart AND entry.close_time < :closeEnd))"
          + " ORDER BY entry.open_time DESC, entry.conversation_id LIMIT :limit";

  @Query(COLUMNS + FILTER)
  List<ConversationRow> list(
      String workspace,
      Instant openStart,
      Instant openEnd,
      Instant afterTime,
      String afterId,
      String deploymentId,
      String archetype,
      boolean closedOnly,
      Instant closeStart,
      Instant closeEnd,
      int limit);

  @Query(COLUMNS + " AND entry.account_id = :accountId" + FILTER)
  List<ConversationRow> listByAccount(
      String workspace,
      String accountId,
      Instant openStart,
      Instant openEnd,
      Instant afterTime,
      String afterId,
      String deploymentId,
      String archetype,
      boolean closedOnly,
      Instant closeStart,
      Instant closeEnd,
      int limit);
}
