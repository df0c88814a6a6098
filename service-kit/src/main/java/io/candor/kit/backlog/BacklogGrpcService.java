package io.candor.kit.backlog;

import com.google.protobuf.Timestamp;
import io.candor.kit.resource.ResourceName;
import io.candor.operations.v1.BacklogServiceGrpc.BacklogServiceImplBase;
import io.candor.operations.v1.GetBacklogRequest;
import io.candor.operations.v1.GetBacklogResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.annotation.GrpcService;
import jakarta.inject.Singleton;
import java.util.List;

/// Serves `candor.operations.v1.BacklogService` in every service with beans of type [WaitingWork].
@Singleton
@GrpcService
@Requires(beans = WaitingWork.class)
final class BacklogGrpcService extends BacklogServiceImplBase {

  private final List<WaitingWork> waiting;

  BacklogGrpcService(List<WaitingWork> waiting) {
    this.waiting = List.copyOf(waiting);
  }

  @Override
  public void getBacklog(GetBacklogRequest request, StreamObserver<GetBacklogResponse> observer) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    GetBacklogResponse.Builder response = GetBacklogResponse.newBuilder();
    waiting.forEach(work -> response.addBacklogs(toProto(work.backlog(workspace))));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  private static io.candor.operations.v1.WorkBacklog toProto(WorkBacklog backlog) {
    io.candor.operations.v1.WorkBacklog.Builder proto =
        io.candor.operations.v1.WorkBacklog.newBuilder()
            .setWork(backlog.work())
            .setPendingCount(backlog.pendingCount())
            .setParkedCount(backlog.parkedCount());
    backlog
        .oldestPendingTime()
        .ifPresent(
            time ->
                proto.setOldestPendingTime(
                    Timestamp.newBuilder()
                        .setSeconds(time.getEpochSecond())
                        .setNanos(time.getNano())));
    return proto.build();
  }
}
