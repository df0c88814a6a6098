package io.candor.ingest.erasure;

import io.candor.ingest.event.IngestReason;
import io.candor.ingest.v1.CreateErasureRequest;
import io.candor.ingest.v1.CreateErasureResponse;
import io.candor.ingest.v1.ErasureServiceGrpc.ErasureServiceImplBase;
import io.candor.ingest.v1.GetErasureRequest;
import io.candor.ingest.v1.GetErasureResponse;
import io.candor.ingest.v1.ListErasuresRequest;
import io.candor.ingest.v1.ListErasuresResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// The edge of erasing customers and accounts.
@GrpcService
final class ErasureGrpcService extends ErasureServiceImplBase {

  private static final String LIST_METHOD = "candor.ingest.v1.ErasureService/ListErasures";
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;

  private final Erasures erasures;
  private final PageTokens pageTokens;

  ErasureGrpcService(Erasures erasures, PageTokens pageTokens) {
    this.erasures = erasures;
    this.pageTokens = pageTokens;
  }

  @Override
  public void createErasure(
      CreateErasureRequest request, StreamObserver<CreateErasureResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Erasure erasure =
        erasures.create(
            workspace, ErasureProtos.subject(request), request.getActor(), request.getReason());
    responses.onNext(
        CreateErasureResponse.newBuilder()
            .setErasure(ErasureProtos.toProto(workspace, erasure))
            .build());
    responses.onCompleted();
  }

  @Override
  public void getErasure(GetErasureRequest request, StreamObserver<GetErasureResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), ErasureProtos.COLLECTION);
    Erasure erasure =
        erasures
            .find(name.workspace(), name.id())
            .orElseThrow(
                () ->
                    CandorException.of(IngestReason.ERASURE_NOT_FOUND)
                        .message("There is no such erasure.")
                        .resource("Erasure", name.toString())
                        .build());
    responses.onNext(
        GetErasureResponse.newBuilder()
            .setErasure(ErasureProtos.toProto(name.workspace(), erasure))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listErasures(
      ListErasuresRequest request, StreamObserver<ListErasuresResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int pageSize = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String afterId = pageTokens.decode(LIST_METHOD, request.getParent(), request.getPageToken());
    // One more than the page tells whether there is another page.
    List<Erasure> found = erasures.list(workspace, afterId, pageSize + 1);
    List<Erasure> page = found.subList(0, Math.min(pageSize, found.size()));
    ListErasuresResponse.Builder response = ListErasuresResponse.newBuilder();
    page.forEach(erasure -> response.addErasures(ErasureProtos.toProto(workspace, erasure)));
    if (found.size() > pageSize) {
      response.setNextPageToken(
          pageTokens.encode(LIST_METHOD, request.getParent(), page.getLast().id()));
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }
}
