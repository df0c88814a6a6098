package io.candor.metrics.evaluation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.FindingServiceGrpc.FindingServiceBlockingStub;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.DeliveryProtos;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import io.candor.kit.resource.ResourceName;
import io.grpc.ManagedChannel;
import java.util.List;

/// Hands findings to alerting.
final class FindingClient implements Transport {
  private final ManagedChannel channel;
  private final FindingServiceBlockingStub findings;

  /// @param channel to the alert service, with a deadline for every call
  FindingClient(ManagedChannel channel) {
    this.channel = channel;
    this.findings = FindingServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    WriteFindingsRequest.Builder request =
        WriteFindingsRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
    batch.forEach(record -> request.addFindings(parse(record)));
    WriteFindingsResponse response = findings.writeFindings(request.build());
    return DeliveryProtos.fromStatuses(response.getResultsList());
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }

  private static Finding parse(OutgoingRecord record) {
    try {
      return Finding.parseFrom(record.payload());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An outbox entry is not a finding", e);
    }
  }
}
