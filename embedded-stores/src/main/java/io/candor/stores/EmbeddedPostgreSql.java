package io.candor.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL server from packaged binaries, with its data in a directory that survives
/// restarts. Commits are durable: fsync and synchronous_commit stay on.
///
/// The server is a process of its own. It goes on running when this process is killed, and the next
/// [#start] on the same directory stops it cleanly first; acknowledged writes are kept either way.
/// Only one live process may use a directory. Local clients are trusted without a password, so the
/// server listens on the loopback address only. Thread-safe.
public final class EmbeddedPostgreSql implements AutoCloseable {

  // A restart after a kill replays the write-ahead log before it answers.
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final DirectoryLock lock;
  private final @Nullable Path temporaryDirectory;
  private boolean closed;

  private EmbeddedPostgreSql(
      EmbeddedPostgres server, DirectoryLock lock, @Nullable Path temporaryDirectory) {
    this.server = server;
    this.lock = lock;
    this.temporaryDirectory = temporaryDirectory;
  }

  /// Starts on a free port; see [#start(Path, int)].
  public static EmbeddedPostgreSql start(Path directory) {
    return start(directory, 0);
  }

  /// Starts the server over a directory, creating a cluster in it on first use. The caller closes
  /// it: no shutdown hook is registered, since only the caller knows what must be drained before.
  ///
  /// @param port 0 takes a free one
  /// @throws StoreException if the directory is in use or the server does not start
  public static EmbeddedPostgreSql start(Path directory, int port) {
    return start(directory, port, null);
  }

  /// Starts a server for tests in a directory that is deleted when it is closed or the JVM ends.
  public static EmbeddedPostgreSql startTemporary() {
    try {
      Path directory = Files.createTempDirectory("candor-postgresql");
      EmbeddedPostgreSql server = start(directory, 0, directory);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgresql-close"));
      return server;
    } catch (IOException e) {
      throw new StoreException("cannot create a temporary directory", e);
    }
  }

  /// The one server that all tests of this JVM share; started on first use, closed with the JVM.
  public static EmbeddedPostgreSql shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final EmbeddedPostgreSql SERVER = startTemporary();
  }

  private static EmbeddedPostgreSql start(
      Path directory, int port, @Nullable Path temporaryDirectory) {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      Path cluster = directory.resolve("cluster");
      Path complete = directory.resolve("cluster.complete");
      if (!Files.exists(complete)) {
        TemporaryDirectories.delete(cluster); // what a killed first start left half made
      }
      OrphanedPostmaster.clear(cluster);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(cluster)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port == 0 ? FreePorts.choose(1).getFirst() : port)
              .setPGStartupWait(START_LIMIT)
              // A file, since the server may outlive this process and its pipes.
              .setOutputRedirector(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()))
              // The library switches durability off; the later setting wins.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("listen_addresses", "127.0.0.1")
              // No socket file in /tmp: its lock would outlive a kill and belong to nobody.
              .setServerConfig("unix_socket_directories", "")
              .start();
      if (!Files.exists(complete)) {
        Files.createFile(complete);
      }
      return new EmbeddedPostgreSql(server, lock, temporaryDirectory);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e instanceof StoreException known
          ? known
          : new StoreException("PostgreSQL did not start in " + directory + ", port " + port, e);
    }
  }

  /// The URL of a database, without user and password.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /// The TCP port on the loopback address.
  public int port() {
    return server.getPort();
  }

  /// Makes a service's database and its roles `<service>_owner`, `<service>_app` and
  /// `<service>_relay` if they are not there yet; each role's password is its name. The app role
  /// may read and write the tables that the owner creates; the relay role needs grants by
  /// migrations.
  ///
  /// @param service lower-case letters, digits and underscores, starting with a letter
  public synchronized void createServiceDatabase(String service) {
    try {
      new ServiceDatabase(database -> server.getDatabase("postgres", database), service)
          .createIfAbsent();
    } catch (SQLException e) {
      throw new StoreException("cannot prepare the database of " + service, e);
    }
  }

  /// Stops the server, ending its clients' connections. Closing twice has no effect.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.close();
      lock.close();
      if (temporaryDirectory != null) {
        TemporaryDirectories.delete(temporaryDirectory);
      }
    } catch (IOException e) {
      throw new StoreException("PostgreSQL did not stop cleanly", e);
    }
  }
}
