package io.candor.classifier.record;

import com.google.rpc.Status;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.classifier.v1.WriteRecordsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.ArrayList;
import java.util.List;

/// The edge of the hop from ingest.
@GrpcService
final class RecordGrpcService extends RecordServiceGrpc.RecordServiceImplBase {
  private static final Status OK = Status.getDefaultInstance();

  private final Records records;
  private final ContractValidator validator;

  RecordGrpcService(Records records, ContractValidator validator) {
    this.records = records;
    this.validator = validator;
  }

  @Override
  public void writeRecords(
      WriteRecordsRequest request, StreamObserver<WriteRecordsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<IncomingRecord> accepted = new ArrayList<>();
    WriteRecordsResponse.Builder response = WriteRecordsResponse.newBuilder();
    for (Record record : request.getRecordsList()) {
      try {
        accepted.add(RecordProtos.fromProto(workspace, record, validator));
        response.addResults(OK);
      } catch (CandorException e) {
        response.addResults(ErrorStatuses.toStatus(e));
      }
    }
    records.accept(workspace, accepted);
    responses.onNext(response.build());
    responses.onCompleted();
  }
}
