package io.candor.e2e;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.awaitility.Awaitility.await;

import io.candor.operations.v1.BacklogServiceGrpc;
import io.candor.operations.v1.GetBacklogRequest;
import io.candor.operations.v1.WorkBacklog;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What still waits between the services.
final class Backlog {

  private final SuiteProcesses suite;
  private final GetBacklogRequest request;

  Backlog(SuiteProcesses suite, String workspace) {
    this.suite = suite;
    this.request = GetBacklogRequest.newBuilder().setParent("workspaces/" + workspace).build();
  }

  /// Waits until nothing waits anywhere, asked twice in the order of the data.
  void awaitDrained() {
    await("drained: " + request.getParent())
        .atMost(ofMinutes(10))
        .pollInterval(ofMillis(300))
        .conditionEvaluationListener(null)
        .until(() -> pending() == 0 && pending() == 0);
  }

  /// Waits until something waits: the work has begun.
  void awaitBegun() {
    await("begun: " + request.getParent())
        .atMost(ofMinutes(3))
        .pollInterval(ofMillis(50))
        .until(() -> pending() > 0);
  }

  /// Whether something waits, or nobody can tell.
  boolean isPending() {
    return pending() > 0;
  }

  /// Records given up on.
  long parked() {
    return everywhere().stream().mapToLong(WorkBacklog::getParkedCount).sum();
  }

  private long pending() {
    try {
      return everywhere().stream().mapToLong(WorkBacklog::getPendingCount).sum();
    } catch (StatusRuntimeException e) {
      return Long.MAX_VALUE; // A service is being restarted: nothing is known.
    }
  }

  private List<WorkBacklog> everywhere() {
    var all = new ArrayList<WorkBacklog>();
    for (var hop : Hop.values()) {
      all.addAll(
          BacklogServiceGrpc.newBlockingStub(suite.channel(hop))
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .getBacklog(request)
              .getBacklogsList());
    }
    return all;
  }
}
