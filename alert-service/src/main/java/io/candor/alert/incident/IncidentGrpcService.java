package io.candor.alert.incident;

import io.candor.alert.incident.IncidentStore.Filter;
import io.candor.alert.incident.IncidentStore.Place;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.ResolveIncidentResponse;
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
  private static final String LIST_METHOD = "candor.alert.v1.IncidentService/ListIncidents";

  private final Incidents incidents;
  private final IncidentStore store;
  private final PageTokens pageTokens;

  IncidentGrpcService(Incidents incidents, IncidentStore store, PageTokens pageTokens) {
    this.incidents = incidents;
    this.store = store;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getIncident(
      GetIncidentRequest request, StreamObserver<GetIncidentResponse> responses) {
    IncidentName name = name(request.getName());
    Incident incident = store.find(name).orElseThrow(() -> Incidents.notFound(name));
    GetIncidentResponse.Builder response =
        GetIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident));
    store.timeline(name, MAX_TIMELINE).stream()
        .map(IncidentProtos::toProto)
        .forEach(response::addTimeline);
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
        incidents.acknowledge(
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
        incidents.resolve(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        ResolveIncidentResponse.newBuilder().setIncident(IncidentProtos.toProto(incident)).build());
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
        request.getOpenedWeek());
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
        request.getOpenedWeek());
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
