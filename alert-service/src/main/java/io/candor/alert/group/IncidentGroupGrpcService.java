package io.candor.alert.group;

import io.candor.alert.v1.GroupServiceGrpc;
import io.candor.alert.v1.ListIncidentGroupsRequest;
import io.candor.alert.v1.ListIncidentGroupsResponse;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// Shows what gathers for receivers.
@GrpcService
public final class IncidentGroupGrpcService extends GroupServiceGrpc.GroupServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final String LIST_METHOD = "candor.alert.v1.GroupService/ListIncidentGroups";

  private final GroupStore store;
  private final PageTokens pageTokens;

  IncidentGroupGrpcService(GroupStore store, PageTokens pageTokens) {
    this.store = store;
    this.pageTokens = pageTokens;
  }

  @Override
  public void listIncidentGroups(
      ListIncidentGroupsRequest request, StreamObserver<ListIncidentGroupsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String filter =
        String.join(" ", request.getParent(), request.getIncident(), request.getReceiver());
    String after = pageTokens.decode(LIST_METHOD, filter, request.getPageToken());
    // One more than asked for tells whether there is another page.
    List<GroupStore.Standings> found =
        store.list(workspace, request.getIncident(), request.getReceiver(), after, size + 1);
    List<GroupStore.Standings> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? page.getLast().group().key() : "";
    responses.onNext(
        ListIncidentGroupsResponse.newBuilder()
            .addAllGroups(
                page.stream()
                    .map(it -> GroupProtos.toProto(workspace, it.group(), it.standing()))
                    .toList())
            .setNextPageToken(pageTokens.encode(LIST_METHOD, filter, next))
            .build());
    responses.onCompleted();
  }
}
