package io.candor.classifier.record;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.v1.Record;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import java.util.List;
import java.util.stream.Stream;

/// Records of the contract as what the store takes.
final class RecordProtos {
  private RecordProtos() {}

  /// @throws CandorException `RECORD_INVALID` or `RECORD_NAME_MISMATCH`
  static IncomingRecord fromProto(String workspace, Record record, ContractValidator validator) {
    List<FieldViolation> violations = validator.validate(record);
    if (!violations.isEmpty()) {
      throw CandorException.of(ClassifierReason.RECORD_INVALID)
          .message("the record breaks its contract in " + violations.size() + " places")
          .fields(violations)
          .build();
    }
    ResourceName name = ResourceName.parse(record.getName(), collection(record));
    if (!name.workspace().equals(workspace)) {
      throw CandorException.of(ClassifierReason.RECORD_NAME_MISMATCH)
          .message("the record is not of the workspace that the request names")
          .field("name", "must be a resource of the request's workspace")
          .build();
    }
    return new IncomingRecord(name.key(), record.getRevision(), record.toByteArray());
  }

  /// Of what can be erased; the name of anything else is refused as none of a conversation.
  private static String erasedCollection(String name) {
    return Stream.of("accounts", "feedback")
        .filter(collection -> name.contains("/" + collection + "/"))
        .findFirst()
        .orElse("conversations");
  }

  private static String collection(Record record) {
    return switch (record.getBodyCase()) {
      case CONVERSATION -> "conversations";
      case FEEDBACK -> "feedback";
      case ACCOUNT -> "accounts";
      case DEPLOYMENT -> "deployments";
      case RELEASE -> "releases";
      case PRODUCER -> "producers";
      case ERASED -> erasedCollection(record.getName());
      case BODY_NOT_SET ->
          throw new IllegalStateException("the contract asks for a body, and it was checked");
    };
  }
}
