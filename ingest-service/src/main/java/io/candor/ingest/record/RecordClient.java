package io.candor.ingest.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.RecordServiceGrpc.RecordServiceBlockingStub;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.classifier.v1.WriteRecordsResponse;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.DeliveryProtos;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import io.candor.kit.resource.ResourceName;
import io.grpc.ManagedChannel;
import java.util.List;

/// Hands records to the classifier.
final class RecordClient implements Transport {

  private final ManagedChannel channel;
  private final RecordServiceBlockingStub records;

  /// @param channel to the classifier, with a deadline for every call
  RecordClient(ManagedChannel channel) {
    this.channel = channel;
    this.records = RecordServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    WriteRecordsRequest.Builder request =
        WriteRecordsRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
    batch.forEach(record -> request.addRecords(parse(record)));
    WriteRecordsResponse response = records.writeRecords(request.build());
    return DeliveryProtos.fromStatuses(response.getResultsList());
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }

  private static Record parse(OutgoingRecord record) {
    try {
      return Record.parseFrom(record.payload());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An outbox entry is not a record", e);
    }
  }
}
