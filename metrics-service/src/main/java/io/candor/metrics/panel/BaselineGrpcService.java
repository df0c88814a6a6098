package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.CreateBaselineResponse;
import io.candor.metrics.v1.GetBaselineRequest;
import io.candor.metrics.v1.GetBaselineResponse;
import io.candor.metrics.v1.ListBaselineProposalsRequest;
import io.candor.metrics.v1.ListBaselineProposalsResponse;
import io.candor.metrics.v1.ListBaselinesRequest;
import io.candor.metrics.v1.ListBaselinesResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// Edge of `BaselineService`.
@GrpcService
public final class BaselineGrpcService extends BaselineServiceGrpc.BaselineServiceImplBase {
  private static final String LIST = "candor.metrics.v1.BaselineService/ListBaselines";
  private static final String LATEST = "-";

  private static final String PROPOSALS = "candor.metrics.v1.BaselineService/ListBaselineProposals";

  private final Panels panels;
  private final BaselineStore store;
  private final PageTokens tokens;

  BaselineGrpcService(Panels panels, BaselineStore store, PageTokens tokens) {
    this.panels = panels;
    this.store = store;
    this.tokens = tokens;
  }

  @Override
  public void getBaseline(
      GetBaselineRequest request, StreamObserver<GetBaselineResponse> responseObserver) {
    int slash = request.getName().indexOf("/baselines/");
    ResourceName deployment =
        ResourceName.parse(request.getName().substring(0, slash), "deployments");
    String version = request.getName().substring(slash + "/baselines/".length());
    BaselineVersion baseline =
        panels.baselines(deployment).stream()
            .filter(
                one -> version.equals(LATEST) || Integer.toString(one.version()).equals(version))
            .filter(one -> !one.baseline().cells().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    CandorException.of(MetricsReason.BASELINE_NOT_FOUND)
                        .message("The deployment has no such baseline")
                        .resource("Baseline", request.getName())
                        .build());
    responseObserver.onNext(
        GetBaselineResponse.newBuilder()
            .setBaseline(BaselineProtos.toProto(deployment, baseline))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void createBaseline(
      CreateBaselineRequest request, StreamObserver<CreateBaselineResponse> responseObserver) {
    ResourceName deployment = ResourceName.parse(request.getParent(), "deployments");
    BaselineVersion taken = store.create(deployment, BaselineInputProtos.parse(request));
    responseObserver.onNext(
        CreateBaselineResponse.newBuilder()
            .setBaseline(BaselineProtos.toProto(deployment, taken))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void listBaselineProposals(
      ListBaselineProposalsRequest request,
      StreamObserver<ListBaselineProposalsResponse> responseObserver) {
    ResourceName deployment = ResourceName.parse(request.getParent(), "deployments");
    int size = PageSize.clamp(request.getPageSize(), 20, 100);
    String cursor = tokens.decode(PROPOSALS, deployment.toString(), request.getPageToken());
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    List<BaselineProposals.Proposal> proposals = panels.proposals(deployment);
    ListBaselineProposalsResponse.Builder response = ListBaselineProposalsResponse.newBuilder();
    proposals.stream()
        .skip(from)
        .limit(size)
        .forEach(one -> response.addProposals(BaselineProtos.toProto(one)));
    if (proposals.size() > from + size) {
      response.setNextPageToken(
          tokens.encode(PROPOSALS, deployment.toString(), Integer.toString(from + size)));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void listBaselines(
      ListBaselinesRequest request, StreamObserver<ListBaselinesResponse> responseObserver) {
    ResourceName deployment = ResourceName.parse(request.getParent(), "deployments");
    int size = PageSize.clamp(request.getPageSize(), 10, 100);
    String cursor = tokens.decode(LIST, deployment.toString(), request.getPageToken());
    int below = cursor.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cursor);
    List<BaselineVersion> rest =
        panels.baselines(deployment).stream()
            .filter(one -> one.version() < below)
            .filter(one -> !one.baseline().cells().isEmpty())
            .toList();
    ListBaselinesResponse.Builder response = ListBaselinesResponse.newBuilder();
    rest.stream()
        .limit(size)
        .forEach(one -> response.addBaselines(BaselineProtos.toProto(deployment, one)));
    if (rest.size() > size) {
      response.setNextPageToken(
          tokens.encode(
              LIST, deployment.toString(), Integer.toString(rest.get(size - 1).version())));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }
}
