package io.candor.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlIT {

  @Test
  void createServiceDatabase_appRoleSeesItsWorkspaceAndOwnsNothing() throws SQLException {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    server.createServiceDatabase("walled");
    server.createServiceDatabase("walled");
    execute(
        server,
        "walled_owner",
        """
        create table note (workspace text, id int, primary key (workspace, id));
        alter table note enable row level security;
        alter table note force row level security;
        create policy serving on note to walled_app
          using (workspace = current_setting('app.workspace', true))
          with check (workspace = current_setting('app.workspace', true));
        """);
    execute(
        server,
        "walled_app",
        "begin; set local app.workspace = 'a'; insert into note values ('a', 1); commit");

    assertThat(count(server, "walled_app", "begin; set local app.workspace = 'a'")).isEqualTo(1);
    assertThat(count(server, "walled_app", "begin; set local app.workspace = 'b'")).isZero();
    assertThat(count(server, "walled_app", "begin")).isZero();
    // FORCE: the owner passes no policy either.
    assertThat(count(server, "walled_owner", "begin")).isZero();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(server, "walled_app", "create table mine (id int)"))
        .withMessageContaining("permission denied");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(server, "walled_relay", "select count(*) from note"))
        .withMessageContaining("permission denied");
  }

  @Test
  void createServiceDatabase_roleOfAnotherServiceCannotConnect() {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    server.createServiceDatabase("one");
    server.createServiceDatabase("other");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                DriverManager.getConnection(server.jdbcUrl("one"), "other_app", "other_app")
                    .close())
        .withMessageContaining("permission denied");
  }

  @Test
  void createServiceDatabase_nameThatNeedsQuoting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedPostgreSql.shared().createServiceDatabase("a; drop"))
        .withMessageContaining("expected");
  }

  @Test
  void commitsAreDurable() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
  }

  @Test
  void start_directoryInUse(@TempDir Path directory) {
    try (EmbeddedPostgreSql first = EmbeddedPostgreSql.start(directory)) {
      assertThat(first.port()).isPositive();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> EmbeddedPostgreSql.start(directory))
          .withMessageContaining("in use");
    }
  }

  @Test
  void start_afterAFirstStartThatWasKilledHalfWay(@TempDir Path directory) throws IOException {
    Path cluster = Files.createDirectories(directory.resolve("cluster"));
    Files.writeString(cluster.resolve("PG_VERSION"), "18\n");

    try (EmbeddedPostgreSql server = EmbeddedPostgreSql.start(directory)) {
      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void start_pidFileNamesAProcessThatIsNoServer(@TempDir Path directory) throws IOException {
    EmbeddedPostgreSql.start(directory).close();
    Files.writeString(
        directory.resolve("cluster").resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n");

    try (EmbeddedPostgreSql server = EmbeddedPostgreSql.start(directory)) {
      assertThat(server.port()).isPositive();
    }
  }

  private static String setting(String name) throws SQLException {
    EmbeddedPostgreSql server = EmbeddedPostgreSql.shared();
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(EmbeddedPostgreSql server, String role, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("walled"), role, role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedPostgreSql server, String role, String before)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("walled"), role, role);
        Statement statement = connection.createStatement()) {
      statement.execute(before);
      try (ResultSet rows = statement.executeQuery("select count(*) from note")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
