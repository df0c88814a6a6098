package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.lifecycle.BackgroundWork;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Streams of panels. Each has a thread of its own that looks once a second whether anything of the
/// workspace has changed, reads the panel only then, and sends it only when its reader is ready: a
/// slow reader gets the latest panel, none in between, and nothing is kept for it.
@Singleton
final class PanelWatchGrpcService implements BackgroundWork {
  private static final Duration LOOK = Duration.ofSeconds(1);
  // Figures become mature without any change.
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

  private final PanelStore store;
  private final Set<Watch<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  PanelWatchGrpcService(PanelStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "panel watches";
  }

  @Override
  public void start() {
    // Streams start their threads themselves.
  }

  @Override
  public void drain(Duration atMost) throws InterruptedException {
    draining = true;
    open.forEach(Watch::wake);
    long end = System.nanoTime() + atMost.toNanos();
    for (Watch<?> watch : open) {
      if (!watch.ended.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  /// Serves a stream until its reader goes away or the service stops.
  ///
  /// @param panels reads the panel
  /// @param toProto makes the response of it
  <R> void watch(
      String workspace,
      Supplier<Panels.Shown> panels,
      Function<Panels.Shown, R> toProto,
      ServerCallStreamObserver<R> responses) {
    Watch<R> watch = new Watch<>(workspace, panels, toProto, responses);
    responses.setOnReadyHandler(watch::wake);
    responses.setOnCancelHandler(watch::wake);
    open.add(watch);
    Thread.ofVirtual().name("panel-watch").start(Context.current().wrap(watch::serve));
  }

  private final class Watch<R> {
    private final String workspace;
    private final Supplier<Panels.Shown> panels;
    private final Function<Panels.Shown, R> toProto;
    private final ServerCallStreamObserver<R> responses;
    private final Semaphore wakeups = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);

    Watch(
        String workspace,
        Supplier<Panels.Shown> panels,
        Function<Panels.Shown, R> toProto,
        ServerCallStreamObserver<R> responses) {
      this.workspace = workspace;
      this.panels = panels;
      this.toProto = toProto;
      this.responses = responses;
    }

    void wake() {
      wakeups.release();
    }

    void serve() {
      try {
        send();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        if (!responses.isCancelled()) {
          responses.onError(e);
        }
      } finally {
        open.remove(this);
        ended.release();
      }
    }

    private void send() throws InterruptedException {
      Panels.@Nullable Shown sent = null;
      Optional<Instant> seen = Optional.empty();
      long lookedAt = 0;
      while (!responses.isCancelled() && !draining) {
        Optional<Instant> change = store.changeTime(workspace);
        long since = System.nanoTime() - lookedAt;
        boolean due =
            sent == null
                || (since >= LOOK.toNanos()
                    && (!change.equals(seen) || since >= LOOK_ANYWAY.toNanos()));
        if (due && responses.isReady()) {
          Panels.Shown shown = panels.get();
          lookedAt = System.nanoTime();
          seen = change;
          if (sent == null || !shown.sameFigures(sent)) {
            responses.onNext(toProto.apply(shown));
            sent = shown;
          }
        }
        wakeups.drainPermits();
        if (!responses.isCancelled() && !draining) {
          wakeups.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      if (draining && !responses.isCancelled()) {
        responses.onError(
            CandorException.of(KitReason.SHUTTING_DOWN)
                .message("The service is stopping; watch again")
                .retryAfter(Duration.ofSeconds(1))
                .build());
      }
    }
  }
}
