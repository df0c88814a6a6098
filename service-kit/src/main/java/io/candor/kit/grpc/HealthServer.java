package io.candor.kit.grpc;

import io.candor.kit.lifecycle.ReadinessCheck;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `grpc.health.v1` on a port of its own, in plaintext, because probes of Kubernetes bring no
/// certificate. The service names of a check: `liveness` (the process alone, never a store),
/// `readiness` and the empty name (own store reached, schema right, not draining).
@Singleton
public final class HealthServer {
  /// Name for liveness probes: serving as long as the process can answer at all.
  public static final String LIVENESS = "liveness";

  /// Name for readiness probes; the empty name answers the same.
  public static final String READINESS = "readiness";

  private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(5);
  // Until the service is first ready: a start is not made longer by the period.
  private static final Duration FIRST_CHECKS_PERIOD = Duration.ofMillis(200);

  private final List<ReadinessCheck> checks;
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;
  private final ExecutorService executor;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final int port;
  private boolean draining;
  private boolean ready;

  HealthServer(GrpcConfig config, List<ReadinessCheck> checks) {
    this.port = config.healthPort();
    this.checks = List.copyOf(checks);
    this.executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("health-", 0).factory());
    this.server =
        NettyServers.builder(config.host(), config.healthPort(), InsecureServerCredentials.create())
            .executor(executor)
            .addService(health.getHealthService())
            .build();
  }

  /// Opens the port: alive, not yet ready.
  ///
  /// @throws UncheckedIOException if the port is taken
  public void start() {
    health.setStatus(LIVENESS, ServingStatus.SERVING);
    setReady(false);
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Health port " + port + " cannot be opened", e);
    }
  }

  /// Begins to check readiness, at once and then periodically.
  public void startChecking() {
    executor.execute(this::checkUntilStopped);
  }

  /// The port it listens on.
  public int port() {
    return server.getPort();
  }

  /// Whether the last check found the service ready.
  public synchronized boolean isReady() {
    return ready;
  }

  /// Not ready from now on, for good.
  public void drain() {
    synchronized (this) {
      draining = true;
    }
    stopped.countDown();
    setReady(false);
  }

  /// Closes the port.
  public void stop() {
    stopped.countDown();
    server.shutdownNow();
    try {
      if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
        log.debug("Health clients did not go within a second");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdown();
  }

  private void checkUntilStopped() {
    try {
      Duration period;
      do {
        checkNow();
        period = isReady() ? CHECK_PERIOD : FIRST_CHECKS_PERIOD;
      } while (!stopped.await(period.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkNow() {
    for (ReadinessCheck check : checks) {
      try {
        check.check();
      } catch (Exception e) {
        if (isReady()) {
          log.warn("Not ready: {}", check.name(), e);
        } else {
          log.debug("Not ready: {}", check.name(), e);
        }
        setReady(false);
        return;
      }
    }
    setReady(true);
  }

  private void setReady(boolean newReady) {
    synchronized (this) {
      boolean effective = newReady && !draining;
      if (effective != ready) {
        log.info(effective ? "Ready" : "Not ready");
      }
      ready = effective;
      ServingStatus status = effective ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
      health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
      health.setStatus(READINESS, status);
    }
  }
}
