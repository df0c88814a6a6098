package io.candor.alert.route;

import com.google.protobuf.Duration;
import io.candor.alert.receiver.ChannelGate;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.route.RoutingChecks.Violation;
import io.candor.alert.v1.AreaOwner;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.EnableReceiverRequest;
import io.candor.alert.v1.EnableReceiverResponse;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.GetRoutingResponse;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.TestSendRequest;
import io.candor.alert.v1.TestSendResponse;
import io.candor.alert.v1.TestSendResponse.Outcome;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.UpdateRoutingResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/// Serves routings.
@GrpcService
public final class RoutingGrpcService extends RoutingServiceGrpc.RoutingServiceImplBase {
  private static final String SUFFIX = "/routing";

  private final Routings routings;
  private final RoutingStore store;
  private final ChannelGate gate;
  private final LongSupplier nanoTime = System::nanoTime;

  RoutingGrpcService(Routings routings, RoutingStore store, ChannelGate gate) {
    this.routings = routings;
    this.store = store;
    this.gate = gate;
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
    Receiver receiver = routings.enable(name.workspace(), name.id());
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
