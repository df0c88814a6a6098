package io.candor.alert.route;

import com.google.protobuf.Duration;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.receiver.ChannelGate;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.route.RoutingChecks.Violation;
import io.candor.alert.v1.AreaOwner;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.EnableReceiverRequest;
import io.candor.alert.v1.EnableReceiverResponse;
import io.candor.alert.v1.ExplainRouteRequest;
import io.candor.alert.v1.ExplainRouteResponse;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.GetRoutingResponse;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.TestSendRequest;
import io.candor.alert.v1.TestSendResponse;
import io.candor.alert.v1.TestSendResponse.Outcome;
import io.candor.alert.v1.TryRoutingRequest;
import io.candor.alert.v1.TryRoutingResponse;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.UpdateRoutingResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Serves routings.
@GrpcService
public final class RoutingGrpcService extends RoutingServiceGrpc.RoutingServiceImplBase {
  private static final String SUFFIX = "/routing";
  private static final int DEFAULT_TRY_DAYS = 30;
  private static final int MAX_TRIED_INCIDENTS = 5000;
  private static final int MAX_SHOWN_DIFFERENCES = 500;

  private final Routings routings;
  private final RoutingStore store;
  private final ChannelGate gate;
  private final RoutedIncidents incidents;
  private final Clock clock;
  private final LongSupplier nanoTime = System::nanoTime;

  RoutingGrpcService(
      Routings routings,
      RoutingStore store,
      ChannelGate gate,
      RoutedIncidents incidents,
      Clock clock) {
    this.routings = routings;
    this.store = store;
    this.gate = gate;
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public void getRouting(GetRoutingRequest request, StreamObserver<GetRoutingResponse> responses) {
    String workspace = workspace(request.getName());
    answer(
        responses,
        GetRoutingResponse.newBuilder()
            .setRouting(toProto(workspace, routings.latest(workspace)))
            .build());
  }

  @Override
  public void updateRouting(
      UpdateRoutingRequest request, StreamObserver<UpdateRoutingResponse> responses) {
    var proto = request.getRouting();
    String workspace = workspace(proto.getName());
    RoutingVersion version =
        routings.update(
            workspace,
            RoutingProtos.fromProto(proto),
            proto.getEtag(),
            request.getActor(),
            doubles(proto),
            request.getValidateOnly());
    answer(
        responses,
        UpdateRoutingResponse.newBuilder().setRouting(toProto(workspace, version)).build());
  }

  @Override
  public void enableReceiver(
      EnableReceiverRequest request, StreamObserver<EnableReceiverResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "receivers");
    Receiver receiver = routings.enable(name.workspace(), name.id(), request.getActor());
    answer(
        responses,
        EnableReceiverResponse.newBuilder()
            .setReceiver(
                RoutingProtos.toProto(receiver, store.disabled(name.workspace(), name.id())))
            .build());
  }

  @Override
  public void testSend(TestSendRequest request, StreamObserver<TestSendResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "receivers");
    Receiver receiver = routings.receiver(name.workspace(), name.id());
    long start = nanoTime.getAsLong();
    SendResult result;
    try {
      result = gate.test(name.workspace(), receiver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CandorException.of(KitReason.SHUTTING_DOWN).cause(e).build();
    }
    long elapsed = nanoTime.getAsLong() - start;
    answer(responses, toProto(result, java.time.Duration.ofNanos(elapsed)));
  }

  @Override
  public void explainRoute(
      ExplainRouteRequest request, StreamObserver<ExplainRouteResponse> responses) {
    ResourceName name = ResourceName.parse(request.getIncident(), "incidents");
    Chosen chosen =
        incidents
            .find(name.workspace(), name.id())
            .orElseThrow(
                () ->
                    CandorException.of(AlertReason.INCIDENT_NOT_FOUND)
                        .message("There is no such incident")
                        .resource("Incident", request.getIncident())
                        .build())
            .chosen();
    Routing routing = store.latest(name.workspace()).routing();
    Set<String> disabled =
        store.disabled(name.workspace()).stream()
            .map(ReceiverState::receiverId)
            .collect(Collectors.toSet());
    ExplainRouteResponse.Builder response =
        ExplainRouteResponse.newBuilder()
            .addAllReceivers(chosen.receivers())
            .addAllChosenBy(chosen.chosenBy())
            .setMutedBy(chosen.mutedBy())
            .addAllGroupedReceivers(
                chosen.receivers().stream().filter(chosen.gatherings()::containsKey).toList())
            .addAllQuietReceivers(
                chosen.receivers().stream()
                    .filter(
                        id ->
                            routing
                                .receiver(id)
                                .flatMap(it -> it.quietFor(clock.instant()))
                                .isPresent())
                    .toList())
            .addAllDisabledReceivers(
                chosen.receivers().stream().filter(disabled::contains).toList());
    java.time.Duration interval = chosen.repeatInterval();
    if (interval != null) {
      response.setRepeatInterval(RoutingProtos.duration(interval));
    }
    answer(responses, response.build());
  }

  @Override
  public void tryRouting(TryRoutingRequest request, StreamObserver<TryRoutingResponse> responses) {
    var proto = request.getRouting();
    String workspace = workspace(proto.getName());
    Routing other = RoutingProtos.fromProto(proto);
    routings.check(workspace, other, doubles(proto));
    int days = request.getDayCount() == 0 ? DEFAULT_TRY_DAYS : request.getDayCount();
    Instant since = clock.instant().minus(java.time.Duration.ofDays(days));
    TryRoutingResponse.Builder response = TryRoutingResponse.newBuilder();
    List<RoutedIncidents.Routed> recent =
        incidents.openedSince(workspace, since, MAX_TRIED_INCIDENTS);
    int differences = 0;
    for (RoutedIncidents.Routed incident : recent) {
      Chosen otherwise = incident.by(other);
      if (new HashSet<>(otherwise.receivers())
          .equals(new HashSet<>(incident.chosen().receivers()))) {
        continue;
      }
      if (++differences <= MAX_SHOWN_DIFFERENCES) {
        response
            .addDifferencesBuilder()
            .setIncident(incident.name())
            .setTitle(incident.title())
            .addAllReceivers(incident.chosen().receivers())
            .addAllOtherReceivers(otherwise.receivers())
            .addAllOtherChosenBy(otherwise.chosenBy());
      }
    }
    answer(
        responses,
        response.setIncidentCount(recent.size()).setDifferenceCount(differences).build());
  }

  private io.candor.alert.v1.Routing toProto(String workspace, RoutingVersion version) {
    return RoutingProtos.toProto(workspace, version, store.disabled(workspace));
  }

  private static TestSendResponse toProto(SendResult result, java.time.Duration elapsed) {
    TestSendResponse.Builder proto =
        TestSendResponse.newBuilder()
            .setElapsed(
                Duration.newBuilder()
                    .setSeconds(elapsed.toSeconds())
                    .setNanos(elapsed.toNanosPart()));
    if (result.httpStatus() != 0) {
      proto.setHttpStatus(result.httpStatus());
    }
    return switch (result) {
      case SendResult.Sent _ -> proto.setOutcome(Outcome.DELIVERED).build();
      case SendResult.Retryable retryable ->
          proto.setOutcome(Outcome.RETRYABLE).setReason(retryable.reason().name()).build();
      case SendResult.Rejected rejected ->
          proto.setOutcome(Outcome.REJECTED).setReason(rejected.reason().name()).build();
    };
  }

  // The domain keeps owners by what they own, so this is the last place that sees doubles.
  private static List<Violation> doubles(io.candor.alert.v1.Routing proto) {
    List<Violation> violations = new ArrayList<>();
    List<io.candor.alert.v1.Receiver> receivers = proto.getReceiversList();
    for (int i = 0; i < receivers.size(); i++) {
      if (receivers.get(i).hasQuietHours()
          && !ZoneId.getAvailableZoneIds()
              .contains(receivers.get(i).getQuietHours().getTimeZone())) {
        violations.add(
            new Violation(
                "routing.receivers[" + i + "].quiet_hours.time_zone", "must be an IANA zone"));
      }
    }
    Set<String> areas = new HashSet<>();
    List<AreaOwner> areaOwners = proto.getAreaOwnersList();
    for (int i = 0; i < areaOwners.size(); i++) {
      if (!areas.add(areaOwners.get(i).getArea())) {
        violations.add(new Violation("routing.area_owners[" + i + "].area", "must be unique"));
      }
    }
    Set<String> deployments = new HashSet<>();
    List<DeploymentOwner> deploymentOwners = proto.getDeploymentOwnersList();
    for (int i = 0; i < deploymentOwners.size(); i++) {
      if (!deployments.add(deploymentOwners.get(i).getDeployment())) {
        violations.add(
            new Violation("routing.deployment_owners[" + i + "].deployment", "must be unique"));
      }
    }
    return violations;
  }

  // The contract has checked the form.
  private static String workspace(String routingName) {
    return ResourceName.parseWorkspace(
        routingName.substring(0, routingName.length() - SUFFIX.length()));
  }

  private static <T> void answer(StreamObserver<T> responses, T response) {
    responses.onNext(response);
    responses.onCompleted();
  }
}
