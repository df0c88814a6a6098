package io.candor.kit.relay;

import com.google.rpc.Status;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.classifier.v1.WriteRecordsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.GrpcServiceTestHarness;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// The contract on a batch call through the production interceptors, as every service's client
/// makes it.
class BatchCallTransportTest extends TransportContract {

  private final Receiver receiver = new Receiver();
  private final GrpcServiceTestHarness harness = GrpcServiceTestHarness.of(receiver);
  private final Transport transport =
      (workspace, batch) ->
          DeliveryProtos.fromStatuses(
              RecordServiceGrpc.newBlockingStub(harness.channel())
                  .writeRecords(
                      WriteRecordsRequest.newBuilder()
                          .setParent("workspaces/" + workspace)
                          .addAllRecords(
                              batch.stream().map(BatchCallTransportTest::toProto).toList())
                          .build())
                  .getResultsList());

  private static Record toProto(OutgoingRecord sent) {
    return Record.newBuilder().setName(sent.key()).setRevision(sent.revision()).build();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Override
  protected Transport transport() {
    return transport;
  }

  @Override
  protected OutgoingRecord record(String workspace, String key, long revision) {
    return new OutgoingRecord(workspace, "classifier", key, revision, new byte[0], 0, null);
  }

  @Override
  protected void receiverAnswers(Map<String, Delivery> byKey) {
    receiver.answers = byKey;
  }

  @Override
  protected void receiverLosesItsNextAnswer() {
    receiver.failure = CandorException.of(KitReason.STORE_UNAVAILABLE).build();
    receiver.worksBeforeItFails = true;
  }

  @Override
  protected void receiverIsBusyOnce(Duration retryAfter) {
    receiver.failure = CandorException.of(KitReason.OVERLOADED).retryAfter(retryAfter).build();
    receiver.worksBeforeItFails = false;
  }

  @Override
  protected long receivedRevision(String workspace, String key) {
    return receiver.revisions.getOrDefault("workspaces/" + workspace + "/" + key, 0L);
  }

  private record Refusal(String name, ErrorCategory category) implements ErrorReason {
    @Override
    public String domain() {
      return "test.candor.io";
    }
  }

  private static final class Receiver extends RecordServiceGrpc.RecordServiceImplBase {
    private final Map<String, Long> revisions = new HashMap<>();
    private Map<String, Delivery> answers = Map.of();
    private @Nullable CandorException failure;
    private boolean worksBeforeItFails;

    @Override
    public void writeRecords(
        WriteRecordsRequest request, StreamObserver<WriteRecordsResponse> observer) {
      CandorException planned = failure;
      failure = null;
      if (planned != null && !worksBeforeItFails) {
        throw planned;
      }
      List<Status> results =
          request.getRecordsList().stream().map(sent -> accept(request, sent)).toList();
      if (planned != null) {
        throw planned;
      }
      observer.onNext(WriteRecordsResponse.newBuilder().addAllResults(results).build());
      observer.onCompleted();
    }

    private Status accept(WriteRecordsRequest request, Record sent) {
      return switch (answers.getOrDefault(sent.getName(), new Delivery.Accepted())) {
        case Delivery.Accepted accepted -> {
          revisions.merge(
              request.getParent() + "/" + sent.getName(), sent.getRevision(), Math::max);
          yield ErrorStatuses.OK;
        }
        case Delivery.Rejected(String reason) ->
            ErrorStatuses.toStatus(
                CandorException.of(new Refusal(reason, ErrorCategory.INVALID_ARGUMENT)).build());
        case Delivery.Retry(Duration after, String reason) ->
            ErrorStatuses.toStatus(
                CandorException.of(new Refusal(reason, ErrorCategory.UNAVAILABLE))
                    .retryAfter(after)
                    .build());
      };
    }
  }
}
