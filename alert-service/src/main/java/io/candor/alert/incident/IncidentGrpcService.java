package io.candor.alert.incident;

import io.candor.alert.directive.DirectiveProtos;
import io.candor.alert.directive.DirectiveStore;
import io.candor.alert.incident.IncidentStore.Filter;
import io.candor.alert.incident.IncidentStore.Place;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.AssignIncidentRequest;
import io.candor.alert.v1.AssignIncidentResponse;
import io.candor.alert.v1.CloseIncidentRequest;
import io.candor.alert.v1.CloseIncidentResponse;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListFollowUpsRequest;
import io.candor.alert.v1.ListFollowUpsResponse;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.alert.v1.ReopenIncidentRequest;
import io.candor.alert.v1.ReopenIncidentResponse;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.ResolveIncidentResponse;
import io.candor.alert.v1.UpdateFollowUpsRequest;
import io.candor.alert.v1.UpdateFollowUpsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Serves incidents.
@GrpcService
public final class IncidentGrpcService extends IncidentServiceGrpc.IncidentServiceImplBase {
  private static final int MAX_TIMELINE = 1000;
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final int DEFAULT_FOLLOW_UP_PAGE_SIZE = 100;
  private static final int MAX_FOLLOW_UP_PAGE_SIZE = 1000;
  private static final String LIST_FOLLOW_UPS_METHOD =
      "candor.alert.v1.IncidentService/ListFollowUps";
  private static final String LIST_METHOD = "candor.alert.v1.IncidentService/ListIncidents";

  private final IncidentCare care;
  private final IncidentStore store;
  private final FollowUpStore followUps;
  private final DirectiveStore directives;
  private final PageTokens pageTokens;

  IncidentGrpcService(
      IncidentCare care,
      IncidentStore store,
      FollowUpStore followUps,
      DirectiveStore directives,
      PageTokens pageTokens) {
    this.care = care;
    this.store = store;
    this.followUps = followUps;
    this.directives = directives;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getIncident(
      GetIncidentRequest request, StreamObserver<GetIncidentResponse> responses) {
    IncidentName name = name(request.getName());
    Incident incident = store.find(name).orElseThrow(() -> IncidentCare.notFound(name));
    GetIncidentResponse.Builder response =
        GetIncidentResponse.newBuilder()
            .setIncident(IncidentProtos.toProto(incident, store.findings(name)));
    store.timeline(name, MAX_TIMELINE).stream()
        .map(it -> IncidentProtos.toProto(name.workspace(), it))
        .forEach(response::addTimeline);
    directives.ofIncident(name.workspace(), name.incidentId()).stream()
        .map(DirectiveProtos::toProto)
        .forEach(response::addDirectives);
    answer(responses, response.build());
  }

  @Override
  public void listIncidents(
      ListIncidentsRequest request, StreamObserver<ListIncidentsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String digest = digest(request);
    Place after = place(pageTokens.decode(LIST_METHOD, digest, request.getPageToken()));
    // One more than asked for tells whether there is another page.
    List<Incident> found = store.list(workspace, filter(request), after, size + 1);
    List<Incident> page = found.subList(0, Math.min(size, found.size()));
    String cursor = found.size() > size ? cursor(page.getLast()) : "";
    answer(
        responses,
        ListIncidentsResponse.newBuilder()
            .addAllIncidents(page.stream().map(IncidentProtos::toProto).toList())
            .setNextPageToken(pageTokens.encode(LIST_METHOD, digest, cursor))
            .build());
  }

  @Override
  public void acknowledgeIncident(
      AcknowledgeIncidentRequest request, StreamObserver<AcknowledgeIncidentResponse> responses) {
    Incident incident =
        care.acknowledge(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        AcknowledgeIncidentResponse.newBuilder()
            .setIncident(IncidentProtos.toProto(incident))
            .build());
  }

  @Override
  public void resolveIncident(
      ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> responses) {
    Incident incident =
        care.resolve(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        ResolveIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident)).build());
  }

  @Override
  public void reopenIncident(
      ReopenIncidentRequest request, StreamObserver<ReopenIncidentResponse> responses) {
    Incident incident =
        care.reopen(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        ReopenIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident)).build());
  }

  @Override
  public void closeIncident(
      CloseIncidentRequest request, StreamObserver<CloseIncidentResponse> responses) {
    Incident incident =
        care.close(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        CloseIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident)).build());
  }

  @Override
  public void assignIncident(
      AssignIncidentRequest request, StreamObserver<AssignIncidentResponse> responses) {
    Incident incident =
        care.assign(
            name(request.getName()),
            request.getAssignee(),
            request.getActor(),
            request.getNote(),
            request.getEtag());
    answer(
        responses,
        AssignIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident)).build());
  }

  @Override
  public void listFollowUps(
      ListFollowUpsRequest request, StreamObserver<ListFollowUpsResponse> responses) {
    IncidentName name = name(request.getParent());
    if (store.find(name).isEmpty()) {
      throw IncidentCare.notFound(name);
    }
    int size =
        PageSize.clamp(request.getPageSize(), DEFAULT_FOLLOW_UP_PAGE_SIZE, MAX_FOLLOW_UP_PAGE_SIZE);
    String after =
        pageTokens.decode(LIST_FOLLOW_UPS_METHOD, request.getParent(), request.getPageToken());
    // One more than asked for tells whether there is another page.
    List<FollowUp> found = followUps.list(name, after, size + 1);
    List<FollowUp> page = found.subList(0, Math.min(size, found.size()));
    String cursor = found.size() > size ? page.getLast().subject() : "";
    answer(
        responses,
        ListFollowUpsResponse.newBuilder()
            .addAllFollowUps(page.stream().map(IncidentProtos::toProto).toList())
            .setNextPageToken(
                pageTokens.encode(LIST_FOLLOW_UPS_METHOD, request.getParent(), cursor))
            .setToTellCount(followUps.countToTell(name))
            .build());
  }

  @Override
  public void updateFollowUps(
      UpdateFollowUpsRequest request, StreamObserver<UpdateFollowUpsResponse> responses) {
    List<FollowUp> changed =
        request.getFollowUpsList().stream().map(IncidentProtos::fromProto).toList();
    if (changed.stream().map(FollowUp::subject).distinct().count() < changed.size()) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("A subject is given more than once")
          .field("follow_ups", "each subject at most once")
          .build();
    }
    long left = care.followUp(name(request.getParent()), changed, request.getActor());
    answer(responses, UpdateFollowUpsResponse.newBuilder().setToTellCount(left).build());
  }

  private static IncidentName name(String name) {
    ResourceName parsed = ResourceName.parse(name, "incidents");
    return new IncidentName(parsed.workspace(), parsed.id());
  }

  private static Filter filter(ListIncidentsRequest request) {
    return new Filter(
        request.getStatesList().stream().map(IncidentProtos::state).collect(Collectors.toSet()),
        request.getSeveritiesList().stream()
            .map(IncidentProtos::severity)
            .collect(Collectors.toSet()),
        request.getKindsList().stream().map(IncidentProtos::kind).collect(Collectors.toSet()),
        request.getDeployment(),
        request.getArea(),
        request.getOpenedWeek(),
        request.getShowWithdrawn());
  }

  // The same conditions in another order are the same filter.
  private static String digest(ListIncidentsRequest request) {
    return String.join(
        "\n",
        request.getParent(),
        new TreeSet<>(request.getStatesValueList()).toString(),
        new TreeSet<>(request.getSeveritiesValueList()).toString(),
        new TreeSet<>(request.getKindsValueList()).toString(),
        request.getDeployment(),
        request.getArea(),
        request.getOpenedWeek(),
        Boolean.toString(request.getShowWithdrawn()));
  }

  private static String cursor(Incident last) {
    return last.lifecycle().openTime() + " " + last.name().incidentId();
  }

  // The token's signature says that this service made it.
  private static @Nullable Place place(String cursor) {
    int space = cursor.indexOf(' ');
    return space < 0
        ? null
        : new Place(Instant.parse(cursor.substring(0, space)), cursor.substring(space + 1));
  }

  private static <T> void answer(StreamObserver<T> responses, T response) {
    responses.onNext(response);
    responses.onCompleted();
  }
}
