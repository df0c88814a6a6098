package io.candor.classifier.record;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.check.CheckInputProtos;
import io.candor.classifier.check.CustomerDirectory;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.v1.BuildHandoffPacketRequest;
import io.candor.classifier.v1.BuildHandoffPacketResponse;
import io.candor.classifier.v1.HandoffServiceGrpc;
import io.candor.ingest.v1.Conversation;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;

/// The edge of hand-over packets.
@GrpcService
final class HandoffGrpcService extends HandoffServiceGrpc.HandoffServiceImplBase {
  private final RecordStore records;
  private final CustomerDirectory customers;

  HandoffGrpcService(RecordStore records, CustomerDirectory customers) {
    this.records = records;
    this.customers = customers;
  }

  @Override
  public void buildHandoffPacket(
      BuildHandoffPacketRequest request, StreamObserver<BuildHandoffPacketResponse> responses) {
    boolean stored = request.hasName();
    String workspace = workspace(request);
    Conversation conversation = stored ? stored(request.getName()) : request.getConversation();
    CustomerFacts facts =
        request.hasAccount()
            ? CheckInputProtos.fromProto(request.getAccount())
            : facts(workspace, conversation.getAccountId());
    responses.onNext(HandoffPacketProtos.toProto(conversation, intent(request), facts));
    responses.onCompleted();
  }

  private static String workspace(BuildHandoffPacketRequest request) {
    if (request.hasName()) {
      return ResourceName.parse(request.getName(), "conversations").workspace();
    }
    return request.getParent().isEmpty() ? "" : ResourceName.parseWorkspace(request.getParent());
  }

  private CustomerFacts facts(String workspace, String accountId) {
    return workspace.isEmpty() || accountId.isEmpty()
        ? CustomerFacts.UNKNOWN
        : customers.facts(workspace, accountId);
  }

  private Conversation stored(String name) {
    return FactProtos.conversation(find(name).body());
  }

  /// What the classifier took it for; the producer's tag where it is brought along.
  private String intent(BuildHandoffPacketRequest request) {
    return request.hasName()
        ? FactProtos.archetype(find(request.getName()).fact())
        : request.getConversation().getArchetype();
  }

  private StoredRecord find(String name) {
    ResourceName resource = ResourceName.parse(name, "conversations");
    return records
        .find(resource.workspace(), resource.key())
        .filter(record -> !FactProtos.isErased(record.body()))
        .orElseThrow(
            () ->
                CandorException.of(ClassifierReason.CONVERSATION_UNKNOWN)
                    .message("no record of the conversation has arrived")
                    .resource("Conversation", name)
                    .build());
  }
}
