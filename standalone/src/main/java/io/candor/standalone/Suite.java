package io.candor.standalone;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.stores.EmbeddedMongo;
import io.candor.stores.EmbeddedPostgreSql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// The running suite: two stores and four services, started side by side.
final class Suite implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration READY_POLL = Duration.ofMillis(20);

  private final List<CompletableFuture<? extends AutoCloseable>> parts;
  private final List<CompletableFuture<RunningService>> services;

  private Suite(
      List<CompletableFuture<? extends AutoCloseable>> parts,
      List<CompletableFuture<RunningService>> services) {
    this.parts = parts;
    this.services = services;
  }

  /// Returns when every service is ready. What had started is stopped again if one cannot start.
  ///
  /// @throws RuntimeException of the part that failed first
  static Suite start(Path data, ServiceSettings settings) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<EmbeddedPostgreSql> postgreSql =
          CompletableFuture.supplyAsync(
              () -> EmbeddedPostgreSql.start(data.resolve("postgresql")), executor);
      CompletableFuture<EmbeddedMongo> mongo =
          CompletableFuture.supplyAsync(
              () -> EmbeddedMongo.start(data.resolve("documents").resolve("store"), 0), executor);

      List<CompletableFuture<RunningService>> services = new ArrayList<>();
      for (String service : Ports.SERVICES) {
        services.add(
            service.equals("classifier")
                ? mongo.thenApplyAsync(
                    store -> start(service, settings.overrides(service, store)), executor)
                : postgreSql.thenApplyAsync(store -> start(service, store, settings), executor));
      }
      // Closed in this order: first what takes events in, last what keeps them.
      List<CompletableFuture<? extends AutoCloseable>> parts = new ArrayList<>(services);
      parts.add(mongo);
      parts.add(postgreSql);
      Suite suite = new Suite(parts, services);
      try {
        parts.forEach(CompletableFuture::join);
        suite.awaitReady();
        return suite;
      } catch (CompletionException e) {
        suite.close();
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      } catch (StandaloneException e) {
        suite.close();
        throw e;
      }
    }
  }

  private static RunningService start(
      String service, EmbeddedPostgreSql store, ServiceSettings settings) {
    store.createServiceDatabase(service);
    return start(service, settings.overrides(service, store));
  }

  private static RunningService start(String service, Map<String, Object> overrides) {
    return ServiceRunner.start(service, overrides);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    for (CompletableFuture<RunningService> service : services) {
      RunningService running = service.join();
      while (!running.isReady()) {
        if (System.nanoTime() > deadline) {
          throw new StandaloneException(
              running.name() + " started but does not become ready", null);
        }
        LockSupport.parkNanos(READY_POLL.toNanos());
      }
    }
  }

  /// Drains the services in the order of the data, then stops the stores. Every part is closed,
  /// whatever another one does.
  @Override
  public void close() {
    RuntimeException failure = null;
    for (CompletableFuture<? extends AutoCloseable> part : parts) {
      try {
        close(part);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void close(CompletableFuture<? extends AutoCloseable> part) {
    AutoCloseable started;
    try {
      // A part that is still starting is waited for: it would go on without us.
      started = part.join();
    } catch (CompletionException e) {
      // It never started; the one who started the suite has been told why.
      return;
    }
    try {
      started.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
