package io.candor.alert.silence;

import com.google.protobuf.Timestamp;
import io.candor.alert.route.RoutingProtos;
import io.candor.alert.silence.SilenceStore.Place;
import io.candor.alert.v1.CreateSilenceRequest;
import io.candor.alert.v1.CreateSilenceResponse;
import io.candor.alert.v1.ExpireSilenceRequest;
import io.candor.alert.v1.ExpireSilenceResponse;
import io.candor.alert.v1.ListSilencesRequest;
import io.candor.alert.v1.ListSilencesResponse;
import io.candor.alert.v1.SilenceServiceGrpc;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Serves silences.
@GrpcService
public final class SilenceGrpcService extends SilenceServiceGrpc.SilenceServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final String LIST_METHOD = "candor.alert.v1.SilenceService/ListSilences";

  private final Silences silences;
  private final SilenceStore store;
  private final PageTokens pageTokens;
  private final Clock clock;

  SilenceGrpcService(Silences silences, SilenceStore store, PageTokens pageTokens, Clock clock) {
    this.silences = silences;
    this.store = store;
    this.pageTokens = pageTokens;
    this.clock = clock;
  }

  @Override
  public void createSilence(
      CreateSilenceRequest request, StreamObserver<CreateSilenceResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    io.candor.alert.v1.Silence proto = request.getSilence();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant start = proto.hasStartTime() ? instant(proto.getStartTime()) : now;
    Instant end = instant(proto.getEndTime());
    if (!end.isAfter(start) || !end.isAfter(now) || end.isAfter(start.plus(LONGEST))) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("A silence ends after its start and after now, at most 90 days after its start")
          .field("silence.end_time", "must be after start and now, within 90 days")
          .build();
    }
    Silence silence =
        silences.create(
            new Silence(
                workspace,
                UUID.randomUUID().toString(),
                RoutingProtos.fromProto(proto.getMatcher()),
                proto.getAuthor(),
                proto.getReason(),
                start,
                end,
                proto.getIncludesP0(),
                proto.getReminderReceiversList(),
                now));
    answer(
        responses,
        CreateSilenceResponse.newBuilder().setSilence(SilenceProtos.toProto(silence)).build());
  }

  @Override
  public void listSilences(
      ListSilencesRequest request, StreamObserver<ListSilencesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String cursor = pageTokens.decode(LIST_METHOD, request.getParent(), request.getPageToken());
    int space = cursor.indexOf(' ');
    @Nullable Place after =
        space < 0
            ? null
            : new Place(Instant.parse(cursor.substring(0, space)), cursor.substring(space + 1));
    // One more than asked for tells whether there is another page.
    List<Silence> found = store.list(workspace, after, size + 1);
    List<Silence> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? page.getLast().start() + " " + page.getLast().id() : "";
    answer(
        responses,
        ListSilencesResponse.newBuilder()
            .addAllSilences(page.stream().map(SilenceProtos::toProto).toList())
            .setNextPageToken(pageTokens.encode(LIST_METHOD, request.getParent(), next))
            .build());
  }

  @Override
  public void expireSilence(
      ExpireSilenceRequest request, StreamObserver<ExpireSilenceResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "silences");
    Silence silence = silences.expire(name.workspace(), name.id(), request.getActor());
    answer(
        responses,
        ExpireSilenceResponse.newBuilder().setSilence(SilenceProtos.toProto(silence)).build());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MICROS);
  }

  private static <T> void answer(StreamObserver<T> responses, T response) {
    responses.onNext(response);
    responses.onCompleted();
  }
}
