package io.candor.stores;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server inside this JVM that speaks MongoDB's wire protocol and keeps its documents in one
/// file. An acknowledged write is on disk: it survives SIGKILL of the process.
///
/// It is a stand-in with limits (no transactions, change streams, expiring or partial indexes), and
/// it uses an index only for a filter on exactly the fields of a unique index: everything else
/// reads the whole collection. Listens on the loopback address. Thread-safe.
public final class EmbeddedMongo implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

  // A write occupies its thread until it is on disk; the more threads, the more writes share a
  // commit.
  private static final int WORKER_COUNT = 16;
  private static final int COMPACTION_PERIOD_SECONDS = 10;

  private final MongoServer server;
  private final DurableBackend backend;
  private final DirectoryLock lock;
  private final ScheduledExecutorService housekeeping;
  private final ScheduledFuture<?> compaction;
  private final int port;
  private final @Nullable Path temporaryDirectory;
  private boolean closed;

  private EmbeddedMongo(
      DurableBackend backend, DirectoryLock lock, int port, @Nullable Path temporaryDirectory) {
    this.backend = backend;
    this.lock = lock;
    this.temporaryDirectory = temporaryDirectory;
    this.server = new MongoServer(backend);
    server.bind(new InetSocketAddress("127.0.0.1", port), 1, WORKER_COUNT);
    this.port = server.getLocalAddress().getPort();
    this.housekeeping =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-compaction").factory());
    this.compaction =
        housekeeping.scheduleWithFixedDelay(
            this::compact, COMPACTION_PERIOD_SECONDS, COMPACTION_PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /// Starts the server over a file, which is created on first use. The caller closes it.
  ///
  /// @param port 0 takes a free one
  /// @throws StoreException if the file's directory is in use or the port is taken
  public static EmbeddedMongo start(Path dataFile, int port) {
    return start(dataFile, port, null);
  }

  /// Starts a server for tests over a file that is deleted when it is closed or the JVM ends.
  public static EmbeddedMongo startTemporary() {
    try {
      Path directory = Files.createTempDirectory("candor-mongo");
      EmbeddedMongo mongo = start(directory.resolve("documents"), 0, directory);
      Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "mongo-close"));
      return mongo;
    } catch (IOException e) {
      throw new StoreException("cannot create a temporary directory", e);
    }
  }

  /// The one server that all tests of this JVM share; started on first use, closed with the JVM.
  public static EmbeddedMongo shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final EmbeddedMongo SERVER = startTemporary();
  }

  private static EmbeddedMongo start(Path dataFile, int port, @Nullable Path temporaryDirectory) {
    Path directory = dataFile.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException("dataFile: " + dataFile + " (expected: a file)");
    }
    DirectoryLock lock = DirectoryLock.take(directory);
    DurableBackend backend = null;
    try {
      backend = DurableBackend.open(dataFile.toString());
      return new EmbeddedMongo(backend, lock, port, temporaryDirectory);
    } catch (RuntimeException e) {
      if (backend != null) {
        backend.close();
      }
      lock.close();
      throw e instanceof StoreException known
          ? known
          : new StoreException(
              "the document store did not start on " + dataFile + ", port " + port, e);
    }
  }

  /// The connection string, without a database.
  public String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  /// The TCP port on the loopback address.
  public int port() {
    return port;
  }

  private void compact() {
    try {
      backend.compactStep();
    } catch (RuntimeException e) {
      log.warn("the document file could not be compacted; it only grows until this works", e);
    }
  }

  /// Stops the server, ending its clients' connections. Closing twice has no effect.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    compaction.cancel(false);
    housekeeping.shutdown();
    server.shutdownNow();
    lock.close();
    if (temporaryDirectory != null) {
      try {
        TemporaryDirectories.delete(temporaryDirectory);
      } catch (IOException e) {
        throw new StoreException("cannot delete " + temporaryDirectory, e);
      }
    }
  }
}
