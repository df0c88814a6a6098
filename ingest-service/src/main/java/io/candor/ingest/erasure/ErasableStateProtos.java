package io.candor.ingest.erasure;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.v1.ErasedRecord;
import io.candor.classifier.v1.Record;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/// Reads whom stored states are about.
@Singleton
final class ErasableStateProtos implements ErasableStates {

  @Override
  public Set<Subject> subjects(AggregateKind kind, byte[] snapshot) {
    try {
      return switch (kind) {
        case ACCOUNT -> subjects("", Account.parseFrom(snapshot).getAccountId());
        case CONVERSATION -> {
          Conversation conversation = Conversation.parseFrom(snapshot);
          yield subjects(conversation.getCustomerId(), conversation.getAccountId());
        }
        case FEEDBACK -> {
          Feedback feedback = Feedback.parseFrom(snapshot);
          yield subjects(feedback.getCustomerId(), feedback.getAccountId());
        }
        case DEPLOYMENT, RELEASE -> Set.of();
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored state is not of its kind", e);
    }
  }

  private static Set<Subject> subjects(String customerId, String accountId) {
    Set<Subject> subjects = new LinkedHashSet<>();
    if (!customerId.isEmpty()) {
      subjects.add(new Subject(SubjectKind.CUSTOMER, customerId));
    }
    if (!accountId.isEmpty()) {
      subjects.add(new Subject(SubjectKind.ACCOUNT, accountId));
    }
    return subjects;
  }

  @Override
  public byte[] erasedRecord(String workspace, AggregateId aggregate, long revision) {
    return Record.newBuilder()
        .setName(
            new ResourceName(workspace, aggregate.kind().collection(), aggregate.id()).toString())
        .setRevision(revision)
        .setErased(ErasedRecord.getDefaultInstance())
        .build()
        .toByteArray();
  }
}
