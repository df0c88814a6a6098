package io.candor.kit.jdbc;

import io.candor.kit.config.ConfigException;
import io.micronaut.core.value.PropertyResolver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a service's schema up to date with the owner's role: first the kit's tables
/// (`classpath:db/kit`), then the service's own (`classpath:db/{service}`), each with a history of
/// its own. Replicas that start together migrate one after the other ([MigrationLock]).
///
/// Placeholders in the scripts: `${owner_role}`, `${app_role}`, `${relay_role}`.
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  // A migration that cannot have its lock gives up instead of queueing every caller behind it.
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  private static final String KIT_HISTORY = "kit_schema_history";
  private static final String SERVICE_HISTORY = "schema_history";

  // The policies of a table do not hold for a partition that is named itself: nobody may name one.
  // Row-level security without a policy shows nothing, should a right be granted later.
  private static final String CLOSE_PARTITIONS =
      """
      DO $$
      DECLARE partition record;
      BEGIN
        FOR partition IN
          SELECT c.oid::regclass AS name, c.relrowsecurity AND c.relforcerowsecurity AS closed,
            has_table_privilege('%1$s', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
              OR has_table_privilege('%2$s', c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS open
          FROM pg_class c
          WHERE c.relispartition AND c.relkind IN ('r', 'p')
            AND c.relnamespace = current_schema()::regnamespace
        LOOP
          -- Only what is not so yet: each of these waits for every reader of the partition.
          IF NOT partition.closed THEN
            EXECUTE format('ALTER TABLE %%s ENABLE ROW LEVEL SECURITY', partition.name);
            EXECUTE format('ALTER TABLE %%s FORCE ROW LEVEL SECURITY', partition.name);
          END IF;
          IF partition.open THEN
            EXECUTE format('REVOKE ALL ON %%s FROM %%I, %%I', partition.name, '%1$s', '%2$s');
          END IF;
        END LOOP;
      END $$
      """;

  private final String service;
  private final PropertyResolver properties;

  /// @param service names the location of its scripts
  /// @param properties with `candor.jdbc.*`
  public Migrations(String service, PropertyResolver properties) {
    this.service = service;
    this.properties = properties;
  }

  /// One set of scripts with its history table.
  private record Part(String location, String historyTable) {}

  /// Migrates, or throws Flyway's exception, which names the script that failed.
  public void run() {
    JdbcConfig.Role owner = JdbcConfig.role(properties, "owner");
    String url = JdbcConfig.url(properties);
    try (MigrationLock _ = MigrationLock.take(ownerDataSource(url, owner))) {
      letServingRoleUseNewTables(url, owner);
      for (Part part : parts()) {
        MigrateResult result =
            configure(part).dataSource(ownerDataSource(url, owner)).load().migrate();
        log.info(
            "Migrated {} of {}: {} scripts run",
            part.location(),
            service,
            result.migrationsExecuted);
      }
      closeWhatIsNotForServing(url, owner);
    }
  }

  /// How many scripts of this build the database has not seen, asked with the serving role.
  int countPending(DataSource serving) {
    int pending = 0;
    for (Part part : parts()) {
      pending += configure(part).dataSource(serving).load().info().pending().length;
    }
    return pending;
  }

  private static DataSource ownerDataSource(String url, JdbcConfig.Role owner) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(owner.username());
    source.setPassword(owner.password());
    source.setOptions("-c lock_timeout=" + LOCK_TIMEOUT.toMillis());
    source.setApplicationName("candor-migrate");
    return source;
  }

  private List<Part> parts() {
    return List.of(new Part("kit", KIT_HISTORY), new Part(service, SERVICE_HISTORY));
  }

  private FluentConfiguration configure(Part part) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .locations("classpath:db/" + part.location())
        .table(part.historyTable())
        // The second part finds the first one's tables in the schema: that is no stranger's schema.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholders(
            Map.of(
                "owner_role", roleName("owner"),
                "app_role", roleName("app"),
                "relay_role", roleName("relay")));
  }

  /// The serving role reads and writes what the owner creates, unless a script takes a right away.
  private void letServingRoleUseNewTables(String url, JdbcConfig.Role owner) {
    String app = roleName("app");
    giveRights(
        url,
        owner,
        List.of(
            "GRANT USAGE ON SCHEMA public TO \"%s\", \"%s\"".formatted(app, roleName("relay")),
            """
            ALTER DEFAULT PRIVILEGES IN SCHEMA public
              GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "%s"
            """
                .formatted(app),
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO \"%s\""
                .formatted(app)));
  }

  private void closeWhatIsNotForServing(String url, JdbcConfig.Role owner) {
    String app = roleName("app");
    List<String> statements = new ArrayList<>();
    for (String table : List.of(KIT_HISTORY, SERVICE_HISTORY)) {
      // Readiness compares the history with the scripts of this build; only the owner writes it.
      statements.add("REVOKE ALL ON %s FROM \"%s\"".formatted(table, app));
      statements.add("GRANT SELECT ON %s TO \"%s\"".formatted(table, app));
    }
    statements.add(CLOSE_PARTITIONS.formatted(app, roleName("relay")));
    giveRights(url, owner, statements);
  }

  private static void giveRights(String url, JdbcConfig.Role owner, List<String> statements) {
    try (Connection connection = ownerDataSource(url, owner).getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String each : statements) {
          statement.execute(each);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException("The roles cannot be given their rights", e);
    }
  }

  /// A role's name, which scripts and statements hold as it is.
  private String roleName(String role) {
    String name = JdbcConfig.roleName(properties, role);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
      throw new ConfigException(
          "candor.jdbc." + role + ".username: " + name + " (expected: letters, digits, _ and -)");
    }
    return name;
  }
}
