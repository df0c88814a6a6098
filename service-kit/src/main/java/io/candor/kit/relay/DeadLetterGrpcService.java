package io.candor.kit.relay;

import com.google.protobuf.Timestamp;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.operations.v1.DeadLetterServiceGrpc.DeadLetterServiceImplBase;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import io.candor.operations.v1.ReplayDeadLettersResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.annotation.GrpcService;
import jakarta.inject.Singleton;
import java.util.List;

/// Serves `candor.operations.v1.DeadLetterService` in every service that has a bean [DeadLetters].
@Singleton
@GrpcService
@Requires(beans = DeadLetters.class)
final class DeadLetterGrpcService extends DeadLetterServiceImplBase {

  private static final String COLLECTION = "deadLetters";
  private static final String LIST_METHOD =
      "candor.operations.v1.DeadLetterService/ListDeadLetters";
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;

  private final DeadLetters deadLetters;
  private final PageTokens pageTokens;

  DeadLetterGrpcService(DeadLetters deadLetters, PageTokens pageTokens) {
    this.deadLetters = deadLetters;
    this.pageTokens = pageTokens;
  }

  @Override
  public void listDeadLetters(
      ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> observer) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int pageSize = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String cursor = pageTokens.decode(LIST_METHOD, request.getParent(), request.getPageToken());
    DeadLetters.Page page = deadLetters.list(workspace, pageSize, cursor);
    ListDeadLettersResponse.Builder response =
        ListDeadLettersResponse.newBuilder()
            .setNextPageToken(
                pageTokens.encode(LIST_METHOD, request.getParent(), page.nextCursor()));
    page.deadLetters().forEach(found -> response.addDeadLetters(toProto(workspace, found)));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void replayDeadLetters(
      ReplayDeadLettersRequest request, StreamObserver<ReplayDeadLettersResponse> observer) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<DeadLetter.Id> ids =
        request.getNamesList().stream().map(name -> fromName(workspace, name)).toList();
    int replayed =
        ids.isEmpty() ? deadLetters.replayAll(workspace) : deadLetters.replay(workspace, ids);
    observer.onNext(ReplayDeadLettersResponse.newBuilder().setReplayedCount(replayed).build());
    observer.onCompleted();
  }

  private static io.candor.operations.v1.DeadLetter toProto(String workspace, DeadLetter found) {
    DeadLetter.Id id = found.id();
    return io.candor.operations.v1.DeadLetter.newBuilder()
        .setName(new ResourceName(workspace, COLLECTION, id.hop() + "~" + id.key()).toString())
        .setHop(id.hop())
        .setKey(id.key())
        .setRevision(found.revision())
        .setReason(found.reason())
        .setAttemptCount(found.attemptCount())
        .setParkTime(
            Timestamp.newBuilder()
                .setSeconds(found.parkTime().getEpochSecond())
                .setNanos(found.parkTime().getNano()))
        .build();
  }

  private static DeadLetter.Id fromName(String workspace, String name) {
    ResourceName parsed = ResourceName.parse(name, COLLECTION);
    int separator = parsed.id().indexOf('~');
    if (!parsed.workspace().equals(workspace) || separator < 1) {
      throw DeadLetterReason.invalidName(workspace);
    }
    return new DeadLetter.Id(
        parsed.id().substring(0, separator), parsed.id().substring(separator + 1));
  }
}
