package io.candor.alert.directive;

import io.candor.alert.v1.WatchDirectivesResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// One platform that watches one deployment's directives, for as long as its call lasts. Nothing
/// waits in memory: what is to be sent next is read from the store when the platform can take it,
/// so a slow platform harms only itself.
final class DirectiveStreamGrpcService {
  private static final int BATCH = 50;
  // How soon a directive that another replica ordered is seen.
  private static final Duration POLL = Duration.ofMillis(300);

  private final DirectiveStore store;
  private final String workspace;
  private final String deployment;
  private final ServerCallStreamObserver<WatchDirectivesResponse> responses;
  private final LongFunction<String> tokens;
  private final Duration resendInterval;
  private final LongSupplier nanoTime = System::nanoTime;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Semaphore ready = new Semaphore(0);

  /// @param tokens the resume token behind a sequence
  /// @param resendInterval how often what stays unanswered is sent again
  DirectiveStreamGrpcService(
      DirectiveStore store,
      String workspace,
      String deployment,
      ServerCallStreamObserver<WatchDirectivesResponse> responses,
      LongFunction<String> tokens,
      Duration resendInterval) {
    this.store = store;
    this.workspace = workspace;
    this.deployment = deployment;
    this.responses = responses;
    this.tokens = tokens;
    this.resendInterval = resendInterval;
  }

  /// Ends it: nothing more is sent.
  void end() {
    ended.countDown();
    ready.release();
  }

  /// The platform can take more.
  void ready() {
    ready.release();
  }

  /// Streams until it is ended.
  ///
  /// @param after sends what lies behind this place, and first what is unanswered up to it
  void run(long after) throws InterruptedException {
    long place = after;
    long nextResend = nanoTime.getAsLong();
    while (isOpen()) {
      if (nanoTime.getAsLong() - nextResend >= 0) {
        nextResend = nanoTime.getAsLong() + resendInterval.toNanos();
        resend(place);
      }
      List<Directive> next = store.orderedAfter(workspace, deployment, place, BATCH);
      for (Directive directive : next) {
        place = directive.sequence();
        send(directive, place);
      }
      if (next.isEmpty()) {
        var unused = ended.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void resend(long place) throws InterruptedException {
    for (Directive directive : store.unanswered(workspace, deployment, BATCH)) {
      if (directive.sequence() <= place) {
        send(directive, place);
      }
    }
  }

  private void send(Directive directive, long place) throws InterruptedException {
    while (!responses.isReady() && isOpen()) {
      var unused = ready.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (isOpen()) {
      responses.onNext(
          WatchDirectivesResponse.newBuilder()
              .setDirective(DirectiveProtos.toProto(directive))
              .setResumeToken(tokens.apply(place))
              .build());
    }
  }

  private boolean isOpen() {
    return ended.getCount() > 0;
  }
}
