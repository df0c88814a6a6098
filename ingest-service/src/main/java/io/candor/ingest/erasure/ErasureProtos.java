package io.candor.ingest.erasure;

import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.CreateErasureRequest;
import io.candor.kit.resource.ResourceName;

/// Erasures in the words of the contract.
final class ErasureProtos {

  static final String COLLECTION = "erasures";

  private ErasureProtos() {}

  static Subject subject(CreateErasureRequest request) {
    return switch (request.getSubjectCase()) {
      case CUSTOMER_ID -> new Subject(SubjectKind.CUSTOMER, request.getCustomerId());
      case ACCOUNT_ID -> new Subject(SubjectKind.ACCOUNT, request.getAccountId());
      case SUBJECT_NOT_SET ->
          throw new IllegalStateException("the contract asks for a subject, and it was checked");
    };
  }

  static io.candor.ingest.v1.Erasure toProto(String workspace, Erasure erasure) {
    io.candor.ingest.v1.Erasure.Builder told =
        io.candor.ingest.v1.Erasure.newBuilder()
            .setName(new ResourceName(workspace, COLLECTION, erasure.id()).toString())
            .setSubjectKind(toProto(erasure.subjectKind()))
            .setState(toProto(erasure.state()))
            .setActor(erasure.actor())
            .setReason(erasure.reason())
            .setCreateTime(ValueProtos.timestamp(erasure.createTime()))
            .setFoundCount(erasure.counts().found())
            .setErasedCount(erasure.counts().erased())
            .setDeliveredCount(erasure.counts().delivered());
    erasure.endTime().ifPresent(time -> told.setEndTime(ValueProtos.timestamp(time)));
    return told.build();
  }

  private static io.candor.ingest.v1.Erasure.SubjectKind toProto(SubjectKind kind) {
    return switch (kind) {
      case CUSTOMER -> io.candor.ingest.v1.Erasure.SubjectKind.CUSTOMER;
      case ACCOUNT -> io.candor.ingest.v1.Erasure.SubjectKind.ACCOUNT;
    };
  }

  private static io.candor.ingest.v1.Erasure.State toProto(Erasure.State state) {
    return switch (state) {
      case SEARCHING -> io.candor.ingest.v1.Erasure.State.SEARCHING;
      case ERASING -> io.candor.ingest.v1.Erasure.State.ERASING;
      case DONE -> io.candor.ingest.v1.Erasure.State.DONE;
    };
  }
}
