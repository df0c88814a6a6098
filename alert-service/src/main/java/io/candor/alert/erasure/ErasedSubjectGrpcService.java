package io.candor.alert.erasure;

import com.google.rpc.Status;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.v1.ErasedSubjectServiceGrpc;
import io.candor.alert.v1.WriteErasedSubjectsRequest;
import io.candor.alert.v1.WriteErasedSubjectsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes in who was erased: each is judged on its own, those that pass are forgotten in one
/// transaction.
@GrpcService
public final class ErasedSubjectGrpcService
    extends ErasedSubjectServiceGrpc.ErasedSubjectServiceImplBase {
  private final ErasedSubjects subjects;
  private final ContractValidator validator;

  ErasedSubjectGrpcService(ErasedSubjects subjects, ContractValidator validator) {
    this.subjects = subjects;
    this.validator = validator;
  }

  @Override
  public void writeErasedSubjects(
      WriteErasedSubjectsRequest request, StreamObserver<WriteErasedSubjectsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<ErasedSubject> valid = new ArrayList<>();
    WriteErasedSubjectsResponse.Builder response = WriteErasedSubjectsResponse.newBuilder();
    for (io.candor.alert.v1.ErasedSubject subject : request.getErasedSubjectsList()) {
      response.addResults(judge(workspace, subject, valid));
    }
    if (!valid.isEmpty()) {
      subjects.forget(workspace, valid);
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private Status judge(
      String workspace, io.candor.alert.v1.ErasedSubject proto, List<ErasedSubject> valid) {
    List<FieldViolation> violations = validator.validate(proto);
    if (!violations.isEmpty()) {
      return refused(violations);
    }
    String parent = ResourceName.ofWorkspace(workspace) + "/";
    if (!proto.getName().startsWith(parent)) {
      return refused(List.of(new FieldViolation("name", "must be inside the parent")));
    }
    valid.add(
        new ErasedSubject(
            proto.getName().substring(parent.length()),
            Instant.ofEpochSecond(
                proto.getUntilTime().getSeconds(), proto.getUntilTime().getNanos())));
    return ErrorStatuses.OK;
  }

  private static Status refused(List<FieldViolation> violations) {
    return ErrorStatuses.toStatus(
        CandorException.of(AlertReason.ERASED_SUBJECT_INVALID)
            .message("The erased subject breaks rules of the contract")
            .fields(violations)
            .build());
  }
}
