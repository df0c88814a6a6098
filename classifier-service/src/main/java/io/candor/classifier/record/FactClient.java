package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.kit.relay.Delivery;
import io.candor.kit.relay.DeliveryProtos;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.Transport;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FactServiceGrpc;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.metrics.v1.WriteFactsResponse;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Hands facts to metrics. An entry of the queue names the thing; what is sent is its latest fact.
final class FactClient implements Transport {
  private static final int DEADLINE_SECONDS = 20;
  // Half of what the receiver takes in one message.
  private static final int MAX_REQUEST_BYTES = 4 << 20;

  private final RecordStore store;
  private final FactQueue facts;
  private final ManagedChannel channel;
  private final FactServiceGrpc.FactServiceBlockingStub metrics;

  FactClient(RecordStore store, FactQueue facts, ManagedChannel channel) {
    this.store = store;
    this.facts = facts;
    this.channel = channel;
    this.metrics = FactServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    facts.purge(workspace);
    List<Delivery> deliveries = new ArrayList<>();
    WriteFactsRequest.Builder request = newRequest(workspace);
    List<Integer> places = new ArrayList<>();
    int bytes = 0;
    for (OutgoingRecord entry : batch) {
      deliveries.add(new Delivery.Accepted());
      byte[] fact = store.find(workspace, entry.key()).map(StoredRecord::fact).orElse(null);
      if (fact == null) {
        continue; // erased meanwhile: there is nothing to hand on
      }
      if (bytes > 0 && bytes + fact.length > MAX_REQUEST_BYTES) {
        write(request.build(), places, deliveries);
        request = newRequest(workspace);
        places.clear();
        bytes = 0;
      }
      try {
        request.addFacts(Fact.parseFrom(fact));
        places.add(deliveries.size() - 1);
        bytes += fact.length;
      } catch (InvalidProtocolBufferException e) {
        deliveries.set(deliveries.size() - 1, new Delivery.Rejected("FACT_UNREADABLE"));
      }
    }
    if (!places.isEmpty()) {
      write(request.build(), places, deliveries);
    }
    return deliveries;
  }

  private static WriteFactsRequest.Builder newRequest(String workspace) {
    return WriteFactsRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
  }

  private void write(WriteFactsRequest request, List<Integer> places, List<Delivery> deliveries) {
    WriteFactsResponse response =
        metrics.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).writeFacts(request);
    List<Delivery> answers = DeliveryProtos.fromStatuses(response.getResultsList());
    if (answers.size() != places.size()) {
      throw new IllegalStateException(
          "metrics answered " + answers.size() + " of " + places.size() + " facts");
    }
    for (int i = 0; i < places.size(); i++) {
      deliveries.set(places.get(i), answers.get(i));
    }
  }
}
