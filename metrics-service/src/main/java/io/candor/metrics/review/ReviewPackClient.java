package io.candor.metrics.review;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewPackServiceGrpc;
import io.candor.alert.v1.ReviewPackServiceGrpc.ReviewPackServiceBlockingStub;
import io.candor.alert.v1.WriteReviewPacksRequest;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.DeliveryProtos;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import io.candor.kit.resource.ResourceName;
import io.grpc.ManagedChannel;
import java.util.List;

/// Hands review packs to alerting.
final class ReviewPackClient implements Transport {
  private final ManagedChannel channel;
  private final ReviewPackServiceBlockingStub packs;

  /// @param channel to the alert service, with a deadline for every call
  ReviewPackClient(ManagedChannel channel) {
    this.channel = channel;
    this.packs = ReviewPackServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    WriteReviewPacksRequest.Builder request =
        WriteReviewPacksRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
    batch.forEach(record -> request.addReviewPacks(parse(record)));
    return DeliveryProtos.fromStatuses(packs.writeReviewPacks(request.build()).getResultsList());
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }

  private static ReviewPack parse(OutgoingRecord record) {
    try {
      return ReviewPack.parseFrom(record.payload());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An outbox entry is not a review pack", e);
    }
  }
}
