package io.candor.cli.operations;

import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Terminal;
import io.candor.operations.v1.BacklogServiceGrpc;
import io.candor.operations.v1.GetBacklogRequest;
import io.candor.operations.v1.GetBacklogResponse;
import io.candor.operations.v1.WorkBacklog;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits until what was imported has gone through all four services.
public final class ChainDrain {
  private static final Duration POLL_PERIOD = Duration.ofMillis(250);

  // Work may be between two services at the moment of one round; twice quiet in the order of the
  // data is quiet.
  private static final int QUIET_ROUNDS = 2;

  private ChainDrain() {}

  /// Returns when two rounds in a row found no pending work.
  ///
  /// @throws DrainException when the limit has passed before
  public static void await(Session session, Duration limit) throws IOException {
    Terminal terminal = session.terminal();
    long deadline = System.nanoTime() + limit.toNanos();
    int quiet = 0;
    long peak = 0;
    long pending = 0;
    while (quiet < QUIET_ROUNDS) {
      if (Thread.currentThread().isInterrupted() || System.nanoTime() > deadline) {
        throw new DrainException(
            "%s pieces of work still wait; see: candor backlog".formatted(Figures.count(pending)));
      }
      pending = pending(session);
      peak = Math.max(peak, pending);
      quiet = pending == 0 ? quiet + 1 : 0;
      if (terminal.liveProgress()) {
        terminal.err().print("\r\u001b[Kworking it through  " + Figures.count(pending) + " to go");
        terminal.err().flush();
      }
      if (quiet < QUIET_ROUNDS) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_PERIOD.toMillis()));
      }
    }
    if (terminal.liveProgress()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }

  private static long pending(Session session) throws IOException {
    long pending = 0;
    for (Service service : Service.values()) {
      try {
        GetBacklogResponse response =
            session
                .stub(service, BacklogServiceGrpc::newBlockingStub)
                .getBacklog(GetBacklogRequest.newBuilder().setParent(session.parent()).build());
        pending +=
            response.getBacklogsList().stream().mapToLong(WorkBacklog::getPendingCount).sum();
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
          throw e;
        }
        // Restarting: what it holds is not known to be done.
        pending++;
      }
    }
    return pending;
  }
}
