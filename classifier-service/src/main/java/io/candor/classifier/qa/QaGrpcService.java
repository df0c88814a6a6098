package io.candor.classifier.qa;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.qa.QaSelection.Weeks;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.GetQaItemRequest;
import io.candor.classifier.v1.GetQaItemResponse;
import io.candor.classifier.v1.GetQaReportRequest;
import io.candor.classifier.v1.GetQaReportResponse;
import io.candor.classifier.v1.ListQaItemsRequest;
import io.candor.classifier.v1.ListQaItemsResponse;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.classifier.v1.SubmitQaVerdictRequest;
import io.candor.classifier.v1.SubmitQaVerdictResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The edge of the review by people.
@GrpcService
final class QaGrpcService extends QaServiceGrpc.QaServiceImplBase {
  private static final String COLLECTION = "qaItems";
  private static final int ITEMS = 50;
  private static final int MAX_ITEMS = 200;
  private static final int USUAL_WEEKS = 8;
  private static final int MAX_WEEKS = 53;

  private final QaQueue queue;
  private final QaSelection selection;
  private final QaConfig config;
  private final PageTokens tokens;
  private final Clock clock;

  QaGrpcService(
      QaQueue queue, QaSelection selection, QaConfig config, PageTokens tokens, Clock clock) {
    this.queue = queue;
    this.selection = selection;
    this.config = config;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public void listQaItems(
      ListQaItemsRequest request, StreamObserver<ListQaItemsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Weeks weeks = weeks(request.getFromWeek(), request.getToWeek());
    int size = PageSize.clamp(request.getPageSize(), ITEMS, MAX_ITEMS);
    String method = "ListQaItems";
    String filter =
        String.join(
            "/",
            request.getParent(),
            weeks.from().toString(),
            weeks.to().toString(),
            request.getState().name());
    String after = tokens.decode(method, filter, request.getPageToken());
    List<QaItem> left =
        queue.list(workspace, weeks).stream()
            .filter(item -> isWanted(request, item) && item.rank().compareTo(after) > 0)
            .toList();
    List<QaItem> page = left.subList(0, Math.min(size, left.size()));
    Instant now = clock.instant();
    responses.onNext(
        ListQaItemsResponse.newBuilder()
            .addAllItems(page.stream().map(item -> QaProtos.toProto(workspace, item, now)).toList())
            .setNextPageToken(
                tokens.encode(
                    method, filter, left.size() > page.size() ? page.getLast().rank() : ""))
            .build());
    responses.onCompleted();
  }

  private static boolean isWanted(ListQaItemsRequest request, QaItem item) {
    return request.getState() == io.candor.classifier.v1.QaItem.State.STATE_UNSPECIFIED
        || request.getState() == QaProtos.toProto(item.state());
  }

  @Override
  public void getQaItem(GetQaItemRequest request, StreamObserver<GetQaItemResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), COLLECTION);
    QaQueue.Opened opened = queue.get(name.workspace(), QaProtos.key(name));
    responses.onNext(
        GetQaItemResponse.newBuilder()
            .setItem(item(name.workspace(), opened))
            .setConversation(QaProtos.conversation(opened.content()))
            .build());
    responses.onCompleted();
  }

  @Override
  public void claimQaItem(
      ClaimQaItemRequest request, StreamObserver<ClaimQaItemResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Optional<QaQueue.Opened> claimed;
    if (request.getName().isEmpty()) {
      Weeks weeks = weeks(request.getFromWeek(), request.getToWeek());
      claimed = queue.claimNext(workspace, weeks, request.getReviewer());
    } else {
      ResourceName name = ResourceName.parse(request.getName(), COLLECTION);
      requireSame(workspace, name);
      claimed = Optional.of(queue.claim(workspace, QaProtos.key(name), request.getReviewer()));
    }
    ClaimQaItemResponse.Builder response = ClaimQaItemResponse.newBuilder();
    claimed.ifPresent(
        opened ->
            response
                .setItem(item(workspace, opened))
                .setConversation(QaProtos.conversation(opened.content())));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void submitQaVerdict(
      SubmitQaVerdictRequest request, StreamObserver<SubmitQaVerdictResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), COLLECTION);
    String key = QaProtos.key(name);
    queue.submit(name.workspace(), key, QaProtos.fromProto(request.getVerdict()));
    responses.onNext(
        SubmitQaVerdictResponse.newBuilder()
            .setItem(item(name.workspace(), queue.get(name.workspace(), key)))
            .build());
    responses.onCompleted();
  }

  @Override
  public void getQaReport(
      GetQaReportRequest request, StreamObserver<GetQaReportResponse> responses) {
    String parent = request.getName().substring(0, request.getName().lastIndexOf('/'));
    Weeks weeks = weeks(request.getFromWeek(), request.getToWeek());
    QaSelection.Selected selected = selection.of(ResourceName.parseWorkspace(parent), weeks);
    responses.onNext(
        GetQaReportResponse.newBuilder()
            .setReport(QaReportProtos.toProto(weeks, QaEstimate.of(selected, clock.instant())))
            .build());
    responses.onCompleted();
  }

  private io.candor.classifier.v1.QaItem item(String workspace, QaQueue.Opened opened) {
    return QaProtos.toProto(workspace, opened.item(), opened.content(), clock.instant());
  }

  private static void requireSame(String workspace, ResourceName name) {
    if (!name.workspace().equals(workspace)) {
      throw CandorException.of(ClassifierReason.RECORD_NAME_MISMATCH)
          .message("name is of another workspace than parent")
          .field("name", "must be of the workspace of parent")
          .build();
    }
  }

  private Weeks weeks(String from, String to) {
    QaWeek last = to.isEmpty() ? QaWeek.of(clock.instant(), config.zone()) : week("to_week", to);
    QaWeek first = from.isEmpty() ? last.minusWeeks(USUAL_WEEKS - 1) : week("from_week", from);
    if (first.monday().isAfter(last.monday())) {
      throw invalid("from_week", "must not be after to_week");
    }
    if (first.monday().isBefore(last.minusWeeks(MAX_WEEKS - 1).monday())) {
      throw invalid("from_week", "must be at most " + MAX_WEEKS + " weeks with to_week");
    }
    return new Weeks(first, last);
  }

  private static QaWeek week(String field, String text) {
    return QaWeek.parse(text)
        .orElseThrow(() -> invalid(field, "must be a week of the calendar, such as 2026-W11"));
  }

  private static CandorException invalid(String field, String description) {
    return CandorException.of(ClassifierReason.QA_WEEKS_INVALID)
        .message(field + " " + description)
        .field(field, description)
        .build();
  }
}
