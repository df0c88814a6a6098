package io.candor.metrics.erasure;

import io.candor.alert.v1.ErasedSubjectServiceGrpc;
import io.candor.alert.v1.ErasedSubjectServiceGrpc.ErasedSubjectServiceBlockingStub;
import io.candor.alert.v1.WriteErasedSubjectsRequest;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.DeliveryProtos;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import io.candor.kit.resource.ResourceName;
import io.grpc.ManagedChannel;
import java.util.List;

/// Hands erased subjects to alerting.
final class ErasedSubjectClient implements Transport {
  private final ManagedChannel channel;
  private final ErasedSubjectServiceBlockingStub subjects;

  /// @param channel to the alert service, with a deadline for every call
  ErasedSubjectClient(ManagedChannel channel) {
    this.channel = channel;
    this.subjects = ErasedSubjectServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    WriteErasedSubjectsRequest.Builder request =
        WriteErasedSubjectsRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
    batch.forEach(record -> request.addErasedSubjects(ErasedSubjectProtos.parse(record.payload())));
    return DeliveryProtos.fromStatuses(
        subjects.writeErasedSubjects(request.build()).getResultsList());
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }
}
