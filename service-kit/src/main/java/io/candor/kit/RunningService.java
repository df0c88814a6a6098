package io.candor.kit;

import io.candor.kit.grpc.GrpcConfig;
import io.candor.kit.grpc.GrpcServer;
import io.candor.kit.grpc.HealthServer;
import io.candor.kit.lifecycle.BackgroundWork;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service that runs in this process. [#close()] drains it: no new work, open work ends, then the
/// pools are closed.
public final class RunningService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningService.class);

  private final String name;
  private final ApplicationContext context;
  private final GrpcServer server;
  private final HealthServer health;
  private final List<BackgroundWork> started = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private RunningService(String name, ApplicationContext context) {
    this.name = name;
    this.context = context;
    this.server = context.getBean(GrpcServer.class);
    this.health = context.getBean(HealthServer.class);
  }

  /// Opens the ports and starts the background work. Closes the context if that fails.
  static RunningService start(String name, ApplicationContext context) {
    RunningService service;
    try {
      service = new RunningService(name, context);
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
    try {
      service.open();
      return service;
    } catch (RuntimeException | Error e) {
      service.close();
      throw e;
    }
  }

  private void open() {
    health.start();
    server.start();
    context.getBeansOfType(BackgroundWork.class).stream()
        .sorted(Comparator.comparingInt(BackgroundWork::order))
        .forEach(
            work -> {
              started.add(work);
              work.start();
            });
    health.startChecking();
  }

  /// The service, for example `ingest`.
  public String name() {
    return name;
  }

  /// The port its contracts are served on.
  public int port() {
    return server.port();
  }

  /// The port its health is served on.
  public int healthPort() {
    return health.port();
  }

  /// Whether its store is reached and its schema is right.
  public boolean isReady() {
    return health.isReady();
  }

  /// Its beans, for tests and for the standalone process.
  public ApplicationContext context() {
    return context;
  }

  /// Drains and stops. Further calls do nothing.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    log.info("Draining {}", name);
    health.drain();
    drainBackground();
    server.stop();
    health.stop();
    context.close();
    log.info("Stopped {}", name);
  }

  private void drainBackground() {
    Duration atMost = context.getBean(GrpcConfig.class).backgroundDrainTimeout();
    for (BackgroundWork work : started.reversed()) {
      try {
        work.drain(atMost);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        log.warn("{} did not drain", work.name(), e);
      }
    }
  }
}
