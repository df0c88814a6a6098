package io.candor.kit.grpc;

import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A service whose one method does what a test says.
@GrpcService
@Requires(property = "candor.service", value = "edge-probe")
final class ProbeGrpcService extends DeadLetterServiceGrpc.DeadLetterServiceImplBase {
  static final ListDeadLettersRequest VALID =
      ListDeadLettersRequest.newBuilder().setParent("workspaces/default").build();

  private final AtomicInteger callCount = new AtomicInteger();
  private volatile Function<ListDeadLettersRequest, ListDeadLettersResponse> method =
      request -> ListDeadLettersResponse.getDefaultInstance();

  ProbeGrpcService doing(Function<ListDeadLettersRequest, ListDeadLettersResponse> newMethod) {
    this.method = newMethod;
    return this;
  }

  int callCount() {
    return callCount.get();
  }

  @Override
  public void listDeadLetters(
      ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> observer) {
    callCount.incrementAndGet();
    observer.onNext(method.apply(request));
    observer.onCompleted();
  }
}
