package io.candor.metrics.panel;

import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.Line;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.GetPanelResponse;
import io.candor.metrics.v1.ListDeploymentsRequest;
import io.candor.metrics.v1.ListDeploymentsResponse;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.QuerySeriesRequest;
import io.candor.metrics.v1.QuerySeriesResponse;
import io.candor.metrics.v1.VerifyCountersRequest;
import io.candor.metrics.v1.VerifyCountersResponse;
import io.candor.metrics.verify.CounterVerification;
import io.candor.metrics.verify.VerificationProtos;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Edge of `PanelService`.
@GrpcService
public final class PanelGrpcService extends PanelServiceGrpc.PanelServiceImplBase {
  private static final String LIST_DEPLOYMENTS = "candor.metrics.v1.PanelService/ListDeployments";

  private final Panels panels;
  private final CounterVerification verification;
  private final PageTokens tokens;

  PanelGrpcService(Panels panels, CounterVerification verification, PageTokens tokens) {
    this.panels = panels;
    this.verification = verification;
    this.tokens = tokens;
  }

  @Override
  public void listDeployments(
      ListDeploymentsRequest request, StreamObserver<ListDeploymentsResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), 50, 500);
    String after = tokens.decode(LIST_DEPLOYMENTS, workspace, request.getPageToken());
    List<Panels.Measured> page = panels.deployments(workspace, after, size + 1);
    ListDeploymentsResponse.Builder response = ListDeploymentsResponse.newBuilder();
    page.stream()
        .limit(size)
        .forEach(one -> response.addDeployments(PanelProtos.toProto(workspace, one)));
    if (page.size() > size) {
      response.setNextPageToken(
          tokens.encode(
              LIST_DEPLOYMENTS, workspace, page.get(size - 1).deployment().deploymentId()));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void getPanel(GetPanelRequest request, StreamObserver<GetPanelResponse> responseObserver) {
    ResourceName name = ResourceName.parse(request.getDeployment(), "deployments");
    Optional<Instant> asOf =
        request.hasAsOf() ? Optional.of(FigureProtos.instant(request.getAsOf())) : Optional.empty();
    Panels.Shown shown =
        panels.panel(
            name, FigureProtos.week("week", request.getWeek()), asOf, by(request.getCutBy()));
    responseObserver.onNext(
        GetPanelResponse.newBuilder().setPanel(PanelProtos.toProto(name, shown)).build());
    responseObserver.onCompleted();
  }

  private static CutBy by(GetPanelRequest.CutBy by) {
    return switch (by) {
      case SEGMENT -> CutBy.SEGMENT;
      case CHANNEL -> CutBy.CHANNEL;
      case CUT_BY_UNSPECIFIED, UNRECOGNIZED -> CutBy.NOTHING;
    };
  }

  @Override
  public void querySeries(
      QuerySeriesRequest request, StreamObserver<QuerySeriesResponse> responseObserver) {
    Optional<Instant> asOf =
        request.hasAsOf() ? Optional.of(FigureProtos.instant(request.getAsOf())) : Optional.empty();
    QuerySeriesResponse.Builder response = QuerySeriesResponse.newBuilder();
    Panels.Series series =
        panels.series(
            ResourceName.parse(request.getDeployment(), "deployments"),
            line(request),
            FigureProtos.cut(request.getCut()),
            FigureProtos.week("start_week", request.getStartWeek()),
            FigureProtos.week("end_week", request.getEndWeek()),
            asOf);
    series.rows().forEach(row -> response.addRows(PanelProtos.toProto(row, series.baseline())));
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  private static Line line(QuerySeriesRequest request) {
    if (request.getLongTail()) {
      return Line.LONG_TAIL;
    }
    return request.getArchetype().isEmpty() ? Line.ALL : Line.of(request.getArchetype());
  }

  @Override
  public void verifyCounters(
      VerifyCountersRequest request, StreamObserver<VerifyCountersResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    responseObserver.onNext(VerificationProtos.toProto(verification.verify(workspace)));
    responseObserver.onCompleted();
  }
}
