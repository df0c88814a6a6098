package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Releases, the taxonomy and reviewed weeks: facts that nothing is counted by, read when something
/// is explained.
public final class JdbcReferences {
  private static final JdbcColumns<Release> RELEASES =
      JdbcColumns.<Release>of("release_id", "text", Release::releaseId)
          .and("revision", "bigint", Release::revision)
          .and("area", "text", Release::area)
          .and("version", "text", Release::version)
          .and("release_time", "timestamptz", Release::releaseTime)
          .build();

  private static final String UPSERT_RELEASES =
      """
      insert into release_fact (workspace, %s) select ?, %s from %s
      on conflict (workspace, release_id) do update set %s
      """
          .formatted(
              RELEASES.names(), RELEASES.names("r"), RELEASES.unnest("r"), RELEASES.assignments());
  private static final String SELECT_RELEASE_REVISIONS =
      "select release_id, revision from release_fact where workspace = ? and release_id = any (?)";
  private static final String SELECT_RELEASES =
      """
      select %s from release_fact
      where workspace = ? and release_time >= ? and release_time < ? order by release_time, release_id
      """
          .formatted(RELEASES.names());
  private static final String SELECT_RELEASE_TIMES =
      """
      select release_id, release_time from release_fact
      where workspace = ? and release_id = any (?)
      """;
  private static final String SELECT_ALL_RELEASES =
      "select %s from release_fact where workspace = ? order by release_time, release_id"
          .formatted(RELEASES.names());
  private static final String UPSERT_TAXONOMY =
      """
      insert into taxonomy_fact (workspace, revision, content) values (?, ?, ?)
      on conflict (workspace) do update set revision = excluded.revision, content = excluded.content
      """;
  private static final String SELECT_TAXONOMY =
      "select revision, content from taxonomy_fact where workspace = ?";

  private static final String UPSERT_QA_WEEK =
      """
      insert into qa_week_fact (workspace, week, revision, content) values (?, ?, ?, ?)
      on conflict (workspace, week) do update set revision = excluded.revision, content = excluded.content
      """;
  private static final String SELECT_QA_WEEK =
      "select week, revision, content from qa_week_fact where workspace = ? and week = ?";

  private final Connection connection;
  private final String workspace;

  public JdbcReferences(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Releases in [from, to), by time.
  public List<Release> releases(Instant from, Instant to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_RELEASES)) {
      statement.setString(1, workspace);
      statement.setObject(2, JdbcValues.timestamp(from));
      statement.setObject(3, JdbcValues.timestamp(to));
      return JdbcValues.list(statement, JdbcReferences::readRelease);
    }
  }

  /// Every release, by time.
  public List<Release> releases() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_ALL_RELEASES)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, JdbcReferences::readRelease);
    }
  }

  private static Release readRelease(ResultSet row) throws SQLException {
    return new Release(
        row.getString("release_id"),
        row.getLong("revision"),
        row.getString("area"),
        row.getString("version"),
        JdbcValues.instant(row, "release_time"));
  }

  /// The taxonomy as it was last told; empty before the first.
  public Optional<TaxonomyDocument> taxonomy() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_TAXONOMY)) {
      statement.setString(1, workspace);
      return JdbcValues.list(
              statement,
              row -> new TaxonomyDocument(row.getLong("revision"), row.getBytes("content")))
          .stream()
          .findFirst();
    }
  }

  /// What the reviews of a week say, as it was last told; empty before.
  ///
  /// @param week for example `2026-W11`
  public Optional<QaWeekDocument> qaWeek(String week) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT_QA_WEEK)) {
      statement.setString(1, workspace);
      statement.setString(2, week);
      return JdbcValues.list(
              statement,
              row ->
                  new QaWeekDocument(
                      row.getString("week"), row.getLong("revision"), row.getBytes("content")))
          .stream()
          .findFirst();
    }
  }

  Map<String, Long> releaseRevisions(Collection<String> ids) throws SQLException {
    Map<String, Long> revisions = new HashMap<>();
    if (ids.isEmpty()) {
      return revisions;
    }
    try (PreparedStatement statement = connection.prepareStatement(SELECT_RELEASE_REVISIONS)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, ids);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          revisions.put(rows.getString("release_id"), rows.getLong("revision"));
        }
      }
    }
    return revisions;
  }

  /// When releases were told to be, by id; those that were not are left out.
  Map<String, Instant> releaseTimes(Collection<Release> releases) throws SQLException {
    Map<String, Instant> times = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT_RELEASE_TIMES)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, releases.stream().map(Release::releaseId).toList());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          times.put(rows.getString(1), JdbcValues.instant(rows, "release_time"));
        }
      }
    }
    return times;
  }

  void upsertReleases(List<Release> releases) throws SQLException {
    if (releases.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPSERT_RELEASES)) {
      statement.setString(1, workspace);
      RELEASES.bind(statement, 2, releases);
      statement.executeUpdate();
    }
  }

  void upsertTaxonomy(TaxonomyDocument taxonomy) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT_TAXONOMY)) {
      statement.setString(1, workspace);
      statement.setLong(2, taxonomy.revision());
      statement.setBytes(3, taxonomy.content());
      statement.executeUpdate();
    }
  }

  void upsertQaWeeks(Collection<QaWeekDocument> weeks) throws SQLException {
    for (QaWeekDocument week : weeks) {
      try (PreparedStatement statement = connection.prepareStatement(UPSERT_QA_WEEK)) {
        statement.setString(1, workspace);
        statement.setString(2, week.week());
        statement.setLong(3, week.revision());
        statement.setBytes(4, week.content());
        statement.executeUpdate();
      }
    }
  }
}
