package io.candor.metrics.panel;

import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.v1.ComparePanelsRequest;
import io.candor.metrics.v1.ComparePanelsResponse;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.GetPanelResponse;
import io.candor.metrics.v1.ListCellConversationsRequest;
import io.candor.metrics.v1.ListCellConversationsResponse;
import io.candor.metrics.v1.ListDeploymentsRequest;
import io.candor.metrics.v1.ListDeploymentsResponse;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.PanelSlice;
import io.candor.metrics.v1.QuerySeriesRequest;
import io.candor.metrics.v1.QuerySeriesResponse;
import io.candor.metrics.v1.VerifyCountersRequest;
import io.candor.metrics.v1.VerifyCountersResponse;
import io.candor.metrics.v1.WatchPanelRequest;
import io.candor.metrics.v1.WatchPanelResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Edge of `PanelService`.
@GrpcService
public final class PanelGrpcService extends PanelServiceGrpc.PanelServiceImplBase {
  private static final String LIST_DEPLOYMENTS = "candor.metrics.v1.PanelService/ListDeployments";

  private static final String LIST_CONVERSATIONS =
      "candor.metrics.v1.PanelService/ListCellConversations";

  private final Panels panels;
  private final CellConversations conversations;
  private final Comparisons comparisons;
  private final CounterVerification verification;
  private final PanelWatchGrpcService watches;
  private final PageTokens tokens;

  PanelGrpcService(
      Panels panels,
      CellConversations conversations,
      Comparisons comparisons,
      CounterVerification verification,
      PanelWatchGrpcService watches,
      PageTokens tokens) {
    this.panels = panels;
    this.conversations = conversations;
    this.comparisons = comparisons;
    this.watches = watches;
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
            name, FigureProtos.week("week", request.getWeek()), asOf, cutting(request.getCutBy()));
    responseObserver.onNext(
        GetPanelResponse.newBuilder().setPanel(PanelProtos.toProto(name, shown)).build());
    responseObserver.onCompleted();
  }

  private static Panels.Cutting cutting(GetPanelRequest.CutBy by) {
    return switch (by) {
      case SEGMENT -> new Panels.Cutting(CutBy.SEGMENT, false);
      case CHANNEL -> new Panels.Cutting(CutBy.CHANNEL, false);
      case BOT_VERSION -> new Panels.Cutting(CutBy.NOTHING, true);
      case CUT_BY_UNSPECIFIED, UNRECOGNIZED -> new Panels.Cutting(CutBy.NOTHING, false);
    };
  }

  @Override
  public void querySeries(
      QuerySeriesRequest request, StreamObserver<QuerySeriesResponse> responseObserver) {
    Optional<Instant> asOf =
        request.hasAsOf() ? Optional.of(FigureProtos.instant(request.getAsOf())) : Optional.empty();
    QuerySeriesResponse.Builder response = QuerySeriesResponse.newBuilder();
    panels
        .series(
            ResourceName.parse(request.getDeployment(), "deployments"),
            line(request.getArchetype(), request.getLongTail()),
            FigureProtos.cut(request.getCut()),
            FigureProtos.week("start_week", request.getStartWeek()),
            FigureProtos.week("end_week", request.getEndWeek()),
            asOf)
        .forEach(held -> response.addRows(PanelProtos.toProto(held.row(), held.baseline())));
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  private static Line line(String archetype, boolean longTail) {
    if (longTail) {
      return Line.LONG_TAIL;
    }
    return archetype.isEmpty() ? Line.ALL : Line.of(archetype);
  }

  @Override
  public void listCellConversations(
      ListCellConversationsRequest request,
      StreamObserver<ListCellConversationsResponse> responseObserver) {
    ResourceName name = ResourceName.parse(request.getDeployment(), "deployments");
    CellConversations.Cell cell =
        new CellConversations.Cell(
            FigureProtos.week("week", request.getWeek()).orElseThrow(),
            line(request.getArchetype(), request.getLongTail()),
            FigureProtos.cut(request.getCut()),
            CellConversationProtos.membership(request.getMembership()));
    int size = PageSize.clamp(request.getPageSize(), 50, 500);
    String digest = name + "|" + cell;
    String cursor = tokens.decode(LIST_CONVERSATIONS, digest, request.getPageToken());
    List<MemberConversation> page =
        conversations.page(name, cell, CellConversationProtos.place(cursor), size + 1);
    ListCellConversationsResponse.Builder response = ListCellConversationsResponse.newBuilder();
    page.stream()
        .limit(size)
        .forEach(
            one ->
                response.addConversations(CellConversationProtos.toProto(name.workspace(), one)));
    if (page.size() > size) {
      response.setNextPageToken(
          tokens.encode(
              LIST_CONVERSATIONS, digest, CellConversationProtos.cursor(page.get(size - 1))));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void comparePanels(
      ComparePanelsRequest request, StreamObserver<ComparePanelsResponse> responseObserver) {
    Optional<Instant> asOf =
        request.hasAsOf() ? Optional.of(FigureProtos.instant(request.getAsOf())) : Optional.empty();
    Comparisons.Compared compared =
        comparisons.compare(
            ResourceName.parse(request.getDeployment(), "deployments"),
            slice("before.period", request.getBefore()),
            slice("after.period", request.getAfter()),
            asOf);
    ComparePanelsResponse.Builder response = ComparePanelsResponse.newBuilder();
    compared
        .pairs()
        .forEach(pair -> response.addRows(ComparisonProtos.toProto(pair, compared.baseline())));
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  private static Comparisons.Slice slice(String field, PanelSlice slice) {
    return new Comparisons.Slice(
        FigureProtos.period(field, slice.getPeriod()),
        slice.hasBotVersion() ? Optional.of(slice.getBotVersion()) : Optional.empty());
  }

  @Override
  public void watchPanel(
      WatchPanelRequest request, StreamObserver<WatchPanelResponse> responseObserver) {
    ResourceName name = ResourceName.parse(request.getDeployment(), "deployments");
    Optional<IsoWeek> week = FigureProtos.week("week", request.getWeek());
    Panels.Cutting cutting = cutting(request.getCutBy());
    watches.watch(
        name.workspace(),
        () -> panels.panel(name, week, Optional.empty(), cutting),
        shown -> WatchPanelResponse.newBuilder().setPanel(PanelProtos.toProto(name, shown)).build(),
        (ServerCallStreamObserver<WatchPanelResponse>) responseObserver);
  }

  @Override
  public void verifyCounters(
      VerifyCountersRequest request, StreamObserver<VerifyCountersResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    responseObserver.onNext(VerificationProtos.toProto(verification.verify(workspace)));
    responseObserver.onCompleted();
  }
}
