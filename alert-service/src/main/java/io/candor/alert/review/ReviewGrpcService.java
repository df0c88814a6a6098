package io.candor.alert.review;

import io.candor.alert.review.ReviewStore.ItemPlace;
import io.candor.alert.review.ReviewStore.Place;
import io.candor.alert.v1.CreateActionItemRequest;
import io.candor.alert.v1.CreateActionItemResponse;
import io.candor.alert.v1.GetReviewRequest;
import io.candor.alert.v1.GetReviewResponse;
import io.candor.alert.v1.ListActionItemsRequest;
import io.candor.alert.v1.ListActionItemsResponse;
import io.candor.alert.v1.ListReviewsRequest;
import io.candor.alert.v1.ListReviewsResponse;
import io.candor.alert.v1.RecordAttendanceRequest;
import io.candor.alert.v1.RecordAttendanceResponse;
import io.candor.alert.v1.RecordDecisionRequest;
import io.candor.alert.v1.RecordDecisionResponse;
import io.candor.alert.v1.RenderReviewRequest;
import io.candor.alert.v1.RenderReviewResponse;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewServiceGrpc;
import io.candor.alert.v1.UpdateActionItemRequest;
import io.candor.alert.v1.UpdateActionItemResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Serves reviews and action items.
@GrpcService
public final class ReviewGrpcService extends ReviewServiceGrpc.ReviewServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final String SERVICE = "candor.alert.v1.ReviewService/";

  private final Reviews reviews;
  private final ActionItems items;
  private final ReviewStore store;
  private final PageTokens pageTokens;

  ReviewGrpcService(Reviews reviews, ActionItems items, ReviewStore store, PageTokens pageTokens) {
    this.reviews = reviews;
    this.items = items;
    this.store = store;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getReview(GetReviewRequest request, StreamObserver<GetReviewResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "reviews");
    answer(responses, GetReviewResponse.newBuilder().setReview(whole(name)).build());
  }

  @Override
  public void listReviews(
      ListReviewsRequest request, StreamObserver<ListReviewsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String kind =
        request.getKind() == ReviewPack.Kind.KIND_UNSPECIFIED ? "" : request.getKind().name();
    String digest = request.getParent() + "\n" + kind;
    String cursor = pageTokens.decode(SERVICE + "ListReviews", digest, request.getPageToken());
    int space = cursor.indexOf(' ');
    @Nullable Place before =
        space < 0
            ? null
            : new Place(Instant.parse(cursor.substring(0, space)), cursor.substring(space + 1));
    // One more than asked for tells whether there is another page.
    List<Review> found = store.reviews(workspace, kind, before, size + 1);
    List<Review> page = found.subList(0, Math.min(size, found.size()));
    ListReviewsResponse.Builder response = ListReviewsResponse.newBuilder();
    for (Review review : page) {
      response.addReviews(ReviewProtos.toSummary(review, pack(workspace, review.id())));
    }
    String next = found.size() > size ? page.getLast().dueTime() + " " + page.getLast().id() : "";
    answer(
        responses,
        response
            .setNextPageToken(pageTokens.encode(SERVICE + "ListReviews", digest, next))
            .build());
  }

  @Override
  public void renderReview(
      RenderReviewRequest request, StreamObserver<RenderReviewResponse> responses) {
    io.candor.alert.v1.Review review = whole(ResourceName.parse(request.getName(), "reviews"));
    String content =
        request.getFormat() == RenderReviewRequest.Format.HTML
            ? ReviewPageProtos.render(review)
            : ReviewMarkdownProtos.render(review);
    answer(responses, RenderReviewResponse.newBuilder().setContent(content).build());
  }

  @Override
  public void recordDecision(
      RecordDecisionRequest request, StreamObserver<RecordDecisionResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "reviews");
    var unused = reviews.decide(name.workspace(), name.id(), request.getText(), request.getActor());
    answer(responses, RecordDecisionResponse.newBuilder().setReview(whole(name)).build());
  }

  @Override
  public void recordAttendance(
      RecordAttendanceRequest request, StreamObserver<RecordAttendanceResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "reviews");
    var unused = reviews.attend(name.workspace(), name.id(), request.getAttendeesList());
    answer(responses, RecordAttendanceResponse.newBuilder().setReview(whole(name)).build());
  }

  @Override
  public void listActionItems(
      ListActionItemsRequest request, StreamObserver<ListActionItemsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String digest =
        String.join(
            "\n",
            request.getParent(),
            new TreeSet<>(request.getStatesValueList()).toString(),
            request.getOwner());
    String cursor = pageTokens.decode(SERVICE + "ListActionItems", digest, request.getPageToken());
    int space = cursor.indexOf(' ');
    @Nullable ItemPlace after =
        space < 0
            ? null
            : new ItemPlace(
                LocalDate.parse(cursor.substring(0, space)), cursor.substring(space + 1));
    List<ActionItem> found =
        store.items(
            workspace,
            request.getStatesList().stream()
                .map(state -> ActionItem.State.valueOf(state.name()))
                .collect(Collectors.toSet()),
            request.getOwner(),
            after,
            size + 1);
    List<ActionItem> page = found.subList(0, Math.min(size, found.size()));
    String next =
        found.size() > size ? page.getLast().wish().dueDate() + " " + page.getLast().id() : "";
    answer(
        responses,
        ListActionItemsResponse.newBuilder()
            .addAllActionItems(page.stream().map(ReviewProtos::toProto).toList())
            .setNextPageToken(pageTokens.encode(SERVICE + "ListActionItems", digest, next))
            .build());
  }

  @Override
  public void createActionItem(
      CreateActionItemRequest request, StreamObserver<CreateActionItemResponse> responses) {
    ActionItem.Wish wish =
        new ActionItem.Wish(
            request.getText(),
            request.getOwner(),
            date(request.getDueDate()),
            zone(request.getTimeZone()),
            new ActionItem.About("", "", request.getDeploymentId(), "", "", ""));
    ActionItem item =
        items.create(
            ResourceName.parseWorkspace(request.getParent()),
            wish,
            request.getActor(),
            request.getRequestId());
    answer(
        responses,
        CreateActionItemResponse.newBuilder().setActionItem(ReviewProtos.toProto(item)).build());
  }

  @Override
  public void updateActionItem(
      UpdateActionItemRequest request, StreamObserver<UpdateActionItemResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "actionItems");
    ActionItems.Change change =
        new ActionItems.Change(
            request.hasState() ? ActionItem.State.valueOf(request.getState().name()) : null,
            request.hasOwner() ? request.getOwner() : null,
            request.hasDueDate() ? date(request.getDueDate()) : null,
            request.hasNote() ? request.getNote() : null);
    ActionItem item =
        items.update(name.workspace(), name.id(), change, request.getActor(), request.getEtag());
    answer(
        responses,
        UpdateActionItemResponse.newBuilder().setActionItem(ReviewProtos.toProto(item)).build());
  }

  private io.candor.alert.v1.Review whole(ResourceName name) {
    Review review =
        store
            .review(name.workspace(), name.id())
            .orElseThrow(() -> ReviewFailures.reviewNotFound(name.workspace(), name.id()));
    return ReviewProtos.toProto(
        review,
        pack(name.workspace(), name.id()),
        store.itemsOf(name.workspace(), name.id()),
        store.decisions(name.workspace(), name.id()));
  }

  private Pack pack(String workspace, String id) {
    return store
        .pack(workspace, id)
        .orElseThrow(() -> new IllegalStateException("a review has no pack"));
  }

  private static LocalDate date(com.google.type.Date date) {
    try {
      return ReviewProtos.date(date);
    } catch (DateTimeException _) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("The due date is no day of the calendar")
          .field("due_date", "must be a day of the calendar")
          .build();
    }
  }

  private static ZoneId zone(String name) {
    if (!name.isEmpty() && !ZoneId.getAvailableZoneIds().contains(name)) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("The time zone is not known")
          .field("time_zone", "must be an IANA zone such as Europe/Berlin")
          .build();
    }
    return ReviewProtos.zone(name);
  }

  private static <T> void answer(StreamObserver<T> responses, T response) {
    responses.onNext(response);
    responses.onCompleted();
  }
}
