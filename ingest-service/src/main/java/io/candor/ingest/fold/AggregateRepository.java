package io.candor.ingest.fold;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/// Reads of the table `aggregate`; what was erased has an empty snapshot and is not there.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AggregateRepository extends GenericRepository<AggregateRow, String> {

  @Query(
      """
      SELECT aggregate_id, revision, snapshot FROM aggregate
      WHERE workspace = :workspace AND aggregate_kind = :kind AND aggregate_id = :id
        AND octet_length(snapshot) > 0
      """)
  Optional<AggregateRow> find(String workspace, int kind, String id);

  @Query(
      """
      SELECT aggregate_id, revision, snapshot FROM aggregate
      WHERE workspace = :workspace AND aggregate_kind = :kind AND aggregate_id > :afterId
        AND octet_length(snapshot) > 0
      ORDER BY aggregate_id LIMIT :limit
      """)
  List<AggregateRow> list(String workspace, int kind, String afterId, int limit);
}
