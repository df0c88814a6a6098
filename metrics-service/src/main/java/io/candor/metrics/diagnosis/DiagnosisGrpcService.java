package io.candor.metrics.diagnosis;

import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.fact.Item;
import io.candor.metrics.fact.PlacedItem;
import io.candor.metrics.v1.AttributeTime;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetHeatmapResponse;
import io.candor.metrics.v1.GetImpactRequest;
import io.candor.metrics.v1.GetImpactResponse;
import io.candor.metrics.v1.ListAffectedAccountsRequest;
import io.candor.metrics.v1.ListAffectedAccountsResponse;
import io.candor.metrics.v1.ListThemeVolumesRequest;
import io.candor.metrics.v1.ListThemeVolumesResponse;
import io.candor.metrics.v1.ListVerbatimsRequest;
import io.candor.metrics.v1.ListVerbatimsResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Edge of `DiagnosisService`.
@GrpcService
public final class DiagnosisGrpcService extends DiagnosisServiceGrpc.DiagnosisServiceImplBase {
  private static final String VOLUMES = "candor.metrics.v1.DiagnosisService/ListThemeVolumes";
  private static final String VERBATIMS = "candor.metrics.v1.DiagnosisService/ListVerbatims";

  private static final String AFFECTED = "candor.metrics.v1.DiagnosisService/ListAffectedAccounts";

  private final Diagnosis diagnosis;
  private final Impacts impacts;
  private final PageTokens tokens;

  DiagnosisGrpcService(Diagnosis diagnosis, Impacts impacts, PageTokens tokens) {
    this.diagnosis = diagnosis;
    this.impacts = impacts;
    this.tokens = tokens;
  }

  @Override
  public void getHeatmap(
      GetHeatmapRequest request, StreamObserver<GetHeatmapResponse> responseObserver) {
    Diagnosis.ShownHeatmap shown =
        diagnosis.heatmap(
            ResourceName.parseWorkspace(request.getParent()),
            FigureProtos.week("start_week", request.getStartWeek()),
            FigureProtos.week("end_week", request.getEndWeek()));
    GetHeatmapResponse.Builder response =
        GetHeatmapResponse.newBuilder()
            .setStartWeek(shown.first().toString())
            .setEndWeek(shown.last().toString());
    var cells = DiagnosisProtos.byField(shown.cells());
    shown
        .fields()
        .forEach(
            field -> response.addCells(DiagnosisProtos.toProto(field, cells, shown.rootCauses())));
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void listThemeVolumes(
      ListThemeVolumesRequest request, StreamObserver<ListThemeVolumesResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), 100, 1_000);
    String digest =
        "%s|%s|%s|%b"
            .formatted(workspace, request.getWeek(), request.getArea(), request.getBySegment());
    String cursor = tokens.decode(VOLUMES, digest, request.getPageToken());
    // The cursor names the week too: the next page is of the same one, whatever has come in
    // meanwhile.
    Optional<IsoWeek> week =
        cursor.isEmpty()
            ? FigureProtos.week("week", request.getWeek())
            : Optional.of(IsoWeek.parse(cursor.split(" ")[0]));
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.split(" ")[1]);
    Diagnosis.ShownVolumes shown =
        diagnosis.volumes(workspace, week, request.getArea(), request.getBySegment());
    ListThemeVolumesResponse.Builder response =
        ListThemeVolumesResponse.newBuilder().setWeek(shown.week().toString());
    shown.volumes().stream()
        .skip(from)
        .limit(size)
        .forEach(
            volume ->
                response.addThemeVolumes(DiagnosisProtos.toProto(volume, shown.rootCauses())));
    if (shown.volumes().size() > from + size) {
      response.setNextPageToken(tokens.encode(VOLUMES, digest, shown.week() + " " + (from + size)));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void listVerbatims(
      ListVerbatimsRequest request, StreamObserver<ListVerbatimsResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), 50, 500);
    String digest =
        "%s|%s|%s|%s|%b|%s"
            .formatted(
                workspace,
                request.getArea(),
                request.getTheme(),
                request.getWeek(),
                request.getLowOnly(),
                request.hasSegment() ? request.getSegment() : "");
    String cursor = tokens.decode(VERBATIMS, digest, request.getPageToken());
    List<PlacedItem> page =
        diagnosis.items(
            workspace,
            new DiagnosisStore.ItemFilter(
                request.getArea(),
                request.getTheme(),
                FigureProtos.week("week", request.getWeek()),
                request.getLowOnly(),
                request.hasSegment()
                    ? Optional.of(FigureProtos.segmentName(request.getSegment()))
                    : Optional.empty()),
            place(cursor),
            size + 1);
    ListVerbatimsResponse.Builder response = ListVerbatimsResponse.newBuilder();
    page.stream()
        .limit(size)
        .forEach(item -> response.addVerbatims(DiagnosisProtos.toProto(workspace, item)));
    if (page.size() > size) {
      response.setNextPageToken(
          tokens.encode(VERBATIMS, digest, cursor(page.get(size - 1).item())));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void getImpact(
      GetImpactRequest request, StreamObserver<GetImpactResponse> responseObserver) {
    Impacts.Question question =
        new Impacts.Question(
            ResourceName.parseWorkspace(request.getParent()),
            request.getArea(),
            request.getTheme(),
            FigureProtos.week("start_week", request.getStartWeek()),
            FigureProtos.week("end_week", request.getEndWeek()),
            request.getAttributeTime() == AttributeTime.Choice.NOW);
    responseObserver.onNext(
        GetImpactResponse.newBuilder()
            .setImpact(ImpactProtos.toProto(question, impacts.impact(question)))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void listAffectedAccounts(
      ListAffectedAccountsRequest request,
      StreamObserver<ListAffectedAccountsResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), 50, 500);
    String digest =
        "%s|%s|%s|%s|%s|%s"
            .formatted(
                workspace,
                request.getArea(),
                request.getTheme(),
                request.getStartWeek(),
                request.getEndWeek(),
                request.getAttributeTime());
    AffectedCursor cursor =
        AffectedCursor.parse(tokens.decode(AFFECTED, digest, request.getPageToken()));
    Impacts.AffectedPage page =
        impacts.affected(
            new Impacts.Question(
                workspace,
                request.getArea(),
                request.getTheme(),
                cursor.first().or(() -> FigureProtos.week("start_week", request.getStartWeek())),
                cursor.last().or(() -> FigureProtos.week("end_week", request.getEndWeek())),
                request.getAttributeTime() == AttributeTime.Choice.NOW),
            cursor.after(),
            size);
    ListAffectedAccountsResponse.Builder response =
        ListAffectedAccountsResponse.newBuilder()
            .setStartWeek(page.first().toString())
            .setEndWeek(page.last().toString());
    page.accounts()
        .forEach(
            one -> response.addAccounts(ImpactProtos.toProto(workspace, page.currency(), one)));
    if (page.more()) {
      response.setNextPageToken(
          tokens.encode(AFFECTED, digest, AffectedCursor.behind(page).toString()));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  private static String cursor(Item item) {
    return Stream.of(item.time().toString(), item.conversationId(), item.source(), item.itemId())
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  private static Optional<DiagnosisStore.Place> place(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts =
        Arrays.stream(cursor.split(" ", -1))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    return Optional.of(
        new DiagnosisStore.Place(
            Instant.parse(parts.get(0)), parts.get(1), parts.get(2), parts.get(3)));
  }
}
