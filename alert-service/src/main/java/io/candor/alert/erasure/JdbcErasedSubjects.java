package io.candor.alert.erasure;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// [ErasedSubjects] in PostgreSQL. Writers of findings share a lock of the workspace, whoever
/// erases has it alone: a finding either sees the erasure, or is written before it begins.
@Singleton
final class JdbcErasedSubjects implements ErasedSubjects {
  private static final String JOIN =
      "SELECT pg_advisory_xact_lock_shared(hashtextextended('erasure/' || ?, 0))";
  private static final String BEGIN =
      "SELECT pg_advisory_xact_lock(hashtextextended('erasure/' || ?, 0))";

  private static final String SAVE =
      """
      INSERT INTO erased_subject (workspace, subject_digest, until_time)
      VALUES (?, ?, ?)
      ON CONFLICT (workspace, subject_digest) DO UPDATE
      SET until_time = greatest(erased_subject.until_time, excluded.until_time)
      """;

  private static final String AMONG =
      """
      SELECT subject_digest, until_time FROM erased_subject
      WHERE workspace = ? AND subject_digest = ANY (?)
      """;

  private final WorkspaceTransactions transactions;
  private final SubjectDigests digests;

  JdbcErasedSubjects(WorkspaceTransactions transactions, SubjectDigests digests) {
    this.transactions = transactions;
    this.digests = digests;
  }

  @Override
  public void forget(String workspace, List<ErasedSubject> subjects) {
    transactions.write(
        workspace,
        connection -> {
          lock(connection, BEGIN, workspace);
          try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (ErasedSubject erased : subjects) {
              statement.setString(1, workspace);
              statement.setBytes(2, digests.digest(workspace, erased.subject()));
              statement.setObject(3, erased.untilTime().atOffset(ZoneOffset.UTC));
              statement.addBatch();
            }
            statement.executeBatch();
          }
          new JdbcNamedSubjects(connection, workspace)
              .remove(
                  subjects.stream()
                      .map(ErasedSubject::subject)
                      .collect(Collectors.toCollection(TreeSet::new)));
          return Boolean.TRUE;
        });
  }

  @Override
  public List<Finding> withoutErased(String workspace, List<Finding> findings) {
    Map<ByteBuffer, String> named = new HashMap<>();
    for (Finding finding : findings) {
      for (String subject : finding.context().examples()) {
        named.put(ByteBuffer.wrap(digests.digest(workspace, subject)), subject);
      }
    }
    if (named.isEmpty()) {
      return findings;
    }
    return transactions.write(
        workspace,
        connection -> {
          lock(connection, JOIN, workspace);
          Map<String, Instant> erased = among(connection, workspace, named);
          return erased.isEmpty()
              ? findings
              : findings.stream().map(finding -> without(finding, erased)).toList();
        });
  }

  private static Finding without(Finding finding, Map<String, Instant> erased) {
    Instant evaluated = finding.judgement().evaluateTime();
    Set<String> gone =
        finding.context().examples().stream()
            .filter(erased::containsKey)
            .filter(subject -> evaluated == null || evaluated.isBefore(untilTime(erased, subject)))
            .collect(Collectors.toSet());
    return gone.isEmpty() ? finding : FindingProtos.without(finding, gone);
  }

  private static Instant untilTime(Map<String, Instant> erased, String subject) {
    return Objects.requireNonNull(erased.get(subject));
  }

  private static Map<String, Instant> among(
      Connection connection, String workspace, Map<ByteBuffer, String> named) throws SQLException {
    Map<String, Instant> erased = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
      statement.setString(1, workspace);
      statement.setArray(
          2,
          connection.createArrayOf(
              "bytea", named.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new)));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          erased.put(
              Objects.requireNonNull(named.get(ByteBuffer.wrap(row.getBytes(1)))),
              row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return erased;
  }

  private static void lock(Connection connection, String query, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, workspace);
      statement.execute();
    }
  }
}
