package io.candor.alert.finding;

import com.google.rpc.Status;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.ArrayList;
import java.util.List;

/// Takes findings in: each is judged on its own, those that pass are written in one transaction.
@GrpcService
public final class FindingGrpcService extends FindingServiceGrpc.FindingServiceImplBase {
  private final FindingSink sink;
  private final ContractValidator validator;

  FindingGrpcService(FindingSink sink, ContractValidator validator) {
    this.sink = sink;
    this.validator = validator;
  }

  @Override
  public void writeFindings(
      WriteFindingsRequest request, StreamObserver<WriteFindingsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<Finding> valid = new ArrayList<>(request.getFindingsCount());
    WriteFindingsResponse.Builder response = WriteFindingsResponse.newBuilder();
    for (io.candor.alert.v1.Finding finding : request.getFindingsList()) {
      response.addResults(judge(workspace, finding, valid));
    }
    if (!valid.isEmpty()) {
      sink.write(workspace, valid);
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private Status judge(String workspace, io.candor.alert.v1.Finding proto, List<Finding> valid) {
    List<FieldViolation> violations = validator.validate(proto);
    if (!violations.isEmpty()) {
      return refused(violations);
    }
    Finding finding;
    try {
      finding = FindingProtos.fromProto(proto);
    } catch (CandorException e) {
      return refused(e.fieldViolations());
    }
    if (!finding.name().workspace().equals(workspace)) {
      return refused(List.of(new FieldViolation("name", "must be inside the parent")));
    }
    valid.add(finding);
    return ErrorStatuses.OK;
  }

  private static Status refused(List<FieldViolation> violations) {
    return ErrorStatuses.toStatus(
        CandorException.of(AlertReason.FINDING_INVALID)
            .message("The finding breaks rules of the contract")
            .fields(violations)
            .build());
  }
}
