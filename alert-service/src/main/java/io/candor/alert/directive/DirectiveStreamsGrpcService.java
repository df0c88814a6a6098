package io.candor.alert.directive;

import io.candor.alert.v1.WatchDirectivesRequest;
import io.candor.alert.v1.WatchDirectivesResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.lifecycle.BackgroundWork;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The platforms that watch directives now. When the replica drains, each of them is told to go on
/// elsewhere. Thread-safe.
@Singleton
final class DirectiveStreamsGrpcService implements BackgroundWork {
  private static final String METHOD = "candor.alert.v1.DirectiveService/WatchDirectives";

  private final DirectiveStore store;
  private final DirectivesConfig config;
  private final PageTokens pageTokens;
  private final Set<DirectiveStreamGrpcService> open = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  DirectiveStreamsGrpcService(
      DirectiveStore store, DirectivesConfig config, PageTokens pageTokens) {
    this.store = store;
    this.config = config;
    this.pageTokens = pageTokens;
  }

  @Override
  public String name() {
    return "watches of directives";
  }

  @Override
  public void start() {
    draining = false;
  }

  @Override
  public void drain(Duration atMost) {
    draining = true;
    open.forEach(DirectiveStreamGrpcService::end);
  }

  /// Serves one watch, on a thread of its own: the call's own one must be free to hear that the
  /// platform has gone.
  void open(WatchDirectivesRequest request, StreamObserver<WatchDirectivesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    String deployment = request.getDeploymentId();
    String digest = request.getParent() + "\n" + deployment;
    String cursor = pageTokens.decode(METHOD, digest, request.getResumeToken());
    long after =
        cursor.isEmpty()
            ? store.authority(workspace, deployment).place().sequence()
            : Long.parseLong(cursor);
    ServerCallStreamObserver<WatchDirectivesResponse> call =
        (ServerCallStreamObserver<WatchDirectivesResponse>) responses;
    DirectiveStreamGrpcService stream =
        new DirectiveStreamGrpcService(
            store,
            workspace,
            deployment,
            call,
            sequence -> pageTokens.encode(METHOD, digest, Long.toString(sequence)),
            config.resendInterval());
    call.setOnCancelHandler(stream::end);
    call.setOnReadyHandler(stream::ready);
    open.add(stream);
    Thread.ofVirtual()
        .name("directive-watch")
        .start(Context.current().wrap(() -> serve(stream, after, call)));
  }

  private void serve(
      DirectiveStreamGrpcService stream,
      long after,
      ServerCallStreamObserver<WatchDirectivesResponse> call) {
    try {
      if (!draining) {
        stream.run(after);
      }
      if (!call.isCancelled()) {
        call.onError(
            CandorException.of(KitReason.SHUTTING_DOWN)
                .message("The replica stops: call again with the last resume token")
                .build());
      }
    } catch (RuntimeException e) {
      // Mapped to its status like any failure of a call.
      call.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.onError(CandorException.of(KitReason.SHUTTING_DOWN).cause(e).build());
    } finally {
      open.remove(stream);
    }
  }
}
