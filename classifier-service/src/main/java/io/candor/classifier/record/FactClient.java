package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.record.FactQueue.Waiting;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Hands facts to metrics. An entry of the queue names one or more records; what is sent is their
/// latest facts. An entry of many that does not go through as a whole is queued again as entries of
/// one, so that a fact that is refused, or that brings the receiver down, ends up alone.
final class FactClient implements Transport {
  private static final int DEADLINE_SECONDS = 20;
  private static final int MAX_FACTS = 500;
  // Half of what the receiver takes in one message.
  private static final int MAX_REQUEST_BYTES = 4 << 20;
  private static final Delivery ACCEPTED = new Delivery.Accepted();

  private final RecordStore store;
  private final FactQueue queue;
  private final ManagedChannel channel;
  private final FactServiceGrpc.FactServiceBlockingStub metrics;

  FactClient(RecordStore store, FactQueue queue, ManagedChannel channel) {
    this.store = store;
    this.queue = queue;
    this.channel = channel;
    this.metrics = FactServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void beforeAttempt() {
    channel.resetConnectBackoff();
  }

  @Override
  public List<Delivery> send(String workspace, List<OutgoingRecord> batch) {
    queue.purge(workspace);
    List<List<Waiting>> entries = new ArrayList<>();
    List<Waiting> apart = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (OutgoingRecord entry : batch) {
      List<Waiting> facts = queue.read(entry.payload());
      entries.add(facts);
      if (facts.size() > 1 && entry.attemptCount() > 0) {
        apart.addAll(facts); // it has failed alone: one of its facts may be the cause
      } else {
        facts.forEach(fact -> keys.add(fact.key()));
      }
    }
    Map<String, Delivery> answers = write(workspace, keys);
    List<Delivery> deliveries = new ArrayList<>();
    for (List<Waiting> facts : entries) {
      if (facts.size() == 1) {
        deliveries.add(answers.getOrDefault(facts.getFirst().key(), ACCEPTED));
        continue;
      }
      facts.stream()
          .filter(fact -> !ACCEPTED.equals(answers.getOrDefault(fact.key(), ACCEPTED)))
          .forEach(apart::add);
      deliveries.add(ACCEPTED);
    }
    queue.addApart(workspace, apart);
    return deliveries;
  }

  /// The answers by key; none for a record that is gone.
  private Map<String, Delivery> write(String workspace, List<String> keys) {
    Map<String, Delivery> answers = new HashMap<>();
    List<String> asked = new ArrayList<>();
    WriteFactsRequest.Builder request = newRequest(workspace);
    int bytes = 0;
    for (String key : keys.stream().distinct().toList()) {
      byte[] fact = store.findFact(workspace, key).orElse(null);
      if (fact == null) {
        continue; // erased meanwhile: there is nothing to hand on
      }
      boolean full = asked.size() == MAX_FACTS || bytes + fact.length > MAX_REQUEST_BYTES;
      if (full && !asked.isEmpty()) {
        send(request.build(), asked, answers);
        request = newRequest(workspace);
        asked.clear();
        bytes = 0;
      }
      try {
        request.addFacts(Fact.parseFrom(fact));
        asked.add(key);
        bytes += fact.length;
      } catch (InvalidProtocolBufferException e) {
        answers.put(key, new Delivery.Rejected("FACT_UNREADABLE"));
      }
    }
    if (!asked.isEmpty()) {
      send(request.build(), asked, answers);
    }
    return answers;
  }

  private static WriteFactsRequest.Builder newRequest(String workspace) {
    return WriteFactsRequest.newBuilder().setParent(ResourceName.ofWorkspace(workspace));
  }

  private void send(WriteFactsRequest request, List<String> asked, Map<String, Delivery> answers) {
    WriteFactsResponse response =
        metrics.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).writeFacts(request);
    List<Delivery> given = DeliveryProtos.fromStatuses(response.getResultsList());
    if (given.size() != asked.size()) {
      throw new IllegalStateException(
          "metrics answered " + given.size() + " of " + asked.size() + " facts");
    }
    for (int i = 0; i < given.size(); i++) {
      answers.put(asked.get(i), given.get(i));
    }
  }
}
