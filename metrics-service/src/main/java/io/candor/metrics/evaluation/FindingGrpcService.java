package io.candor.metrics.evaluation;

import io.candor.alert.v1.Finding;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.v1.AcceptFindingLevelRequest;
import io.candor.metrics.v1.AcceptFindingLevelResponse;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.GetFindingRequest;
import io.candor.metrics.v1.GetFindingResponse;
import io.candor.metrics.v1.ListFindingsRequest;
import io.candor.metrics.v1.ListFindingsResponse;
import io.candor.metrics.v1.ListSpikesRequest;
import io.candor.metrics.v1.ListSpikesResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Edge of `FindingService`.
@GrpcService
public final class FindingGrpcService extends FindingServiceGrpc.FindingServiceImplBase {
  private static final String LIST = "candor.metrics.v1.FindingService/ListFindings";
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 500;
  private static final int MAX_SPIKES = 200;
  // The latest opened of a kind; the most urgent among them are shown.
  private static final int READ_SPIKES = 1_000;
  private static final int DEFAULT_DAYS = 28;

  private final FindingCatalogue findings;
  private final LevelAcceptance levels;
  private final PageTokens tokens;

  FindingGrpcService(FindingCatalogue findings, LevelAcceptance levels, PageTokens tokens) {
    this.findings = findings;
    this.levels = levels;
    this.tokens = tokens;
  }

  @Override
  public void getFinding(
      GetFindingRequest request, StreamObserver<GetFindingResponse> responseObserver) {
    ResourceName name = ResourceName.parse(request.getName(), HandedFinding.COLLECTION);
    HandedFinding finding =
        findings
            .find(name.workspace(), name.id())
            .orElseThrow(
                () ->
                    CandorException.of(MetricsReason.FINDING_NOT_FOUND)
                        .message("There is no such finding")
                        .resource("Finding", name.toString())
                        .build());
    responseObserver.onNext(
        GetFindingResponse.newBuilder().setFinding(FindingProtos.parse(finding.content())).build());
    responseObserver.onCompleted();
  }

  @Override
  public void acceptFindingLevel(
      AcceptFindingLevelRequest request,
      StreamObserver<AcceptFindingLevelResponse> responseObserver) {
    IsoWeek week =
        levels.accept(
            ResourceName.parse(request.getName(), HandedFinding.COLLECTION),
            request.getAuthor(),
            request.getReason());
    responseObserver.onNext(
        AcceptFindingLevelResponse.newBuilder().setAcceptedWeek(week.toString()).build());
    responseObserver.onCompleted();
  }

  @Override
  public void listFindings(
      ListFindingsRequest request, StreamObserver<ListFindingsResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE, MAX_PAGE);
    String digest =
        "%s|%s|%d|%d"
            .formatted(
                workspace, request.getWeek(), request.getKindValue(), request.getStateValue());
    String cursor = tokens.decode(LIST, digest, request.getPageToken());
    List<HandedFinding> page = findings.page(workspace, filter(request), place(cursor), size + 1);
    ListFindingsResponse.Builder response = ListFindingsResponse.newBuilder();
    page.stream()
        .limit(size)
        .forEach(finding -> response.addFindings(FindingProtos.parse(finding.content())));
    if (page.size() > size) {
      HandedFinding last = page.get(size - 1);
      response.setNextPageToken(tokens.encode(LIST, digest, last.openedWeek() + " " + last.id()));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void listSpikes(
      ListSpikesRequest request, StreamObserver<ListSpikesResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    String state = request.getIncludeClosed() ? "" : Finding.State.OPEN.name();
    List<Finding> shown =
        Stream.of(Finding.Kind.THEME_SPIKE, Finding.Kind.THEME_EMERGING)
            .map(kind -> new FindingFilter(Optional.empty(), kind.name(), state))
            .flatMap(
                filter -> findings.page(workspace, filter, Optional.empty(), READ_SPIKES).stream())
            .map(finding -> FindingProtos.parse(finding.content()))
            .sorted(SpikeProtos.ORDER)
            .limit(MAX_SPIKES)
            .toList();
    ListSpikesResponse.Builder response = ListSpikesResponse.newBuilder();
    Optional<LocalDate> latest = findings.latestDay(workspace);
    if (latest.isPresent()) {
      int count = request.getDayCount() == 0 ? DEFAULT_DAYS : request.getDayCount();
      List<ThemeDays> wanted =
          shown.stream().map(spike -> SpikeProtos.days(spike, latest.get(), count)).toList();
      List<List<ThemeDays.Day>> days = findings.days(workspace, wanted);
      for (int i = 0; i < shown.size(); i++) {
        response.addSpikes(SpikeProtos.toProto(shown.get(i), wanted.get(i), days.get(i)));
      }
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  private static FindingFilter filter(ListFindingsRequest request) {
    return new FindingFilter(
        FigureProtos.week("week", request.getWeek()),
        request.getKind() == Finding.Kind.KIND_UNSPECIFIED ? "" : request.getKind().name(),
        request.getState() == Finding.State.STATE_UNSPECIFIED ? "" : request.getState().name());
  }

  private static Optional<FindingFilter.Place> place(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    int space = cursor.indexOf(' ');
    return Optional.of(
        new FindingFilter.Place(
            IsoWeek.parse(cursor.substring(0, space)), cursor.substring(space + 1)));
  }
}
