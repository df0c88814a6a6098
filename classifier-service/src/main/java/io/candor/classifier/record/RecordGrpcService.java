package io.candor.classifier.record;

import com.google.rpc.Status;
import io.candor.classifier.ClassifierReason;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The edge of the hop from ingest.
@GrpcService
final class RecordGrpcService extends RecordServiceGrpc.RecordServiceImplBase {
  private static final Status OK = Status.getDefaultInstance();
  private static final Status NOT_REACHED =
      ErrorStatuses.toStatus(
          CandorException.of(ClassifierReason.RECORD_NOT_REACHED)
              .message("the batch took too long to read: send the rest again")
              .retryAfter(Duration.ofMillis(100))
              .build());

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
    List<IncomingRecord> good = new ArrayList<>();
    List<Status> results = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Record record : request.getRecordsList()) {
      try {
        good.add(RecordProtos.fromProto(workspace, record, validator));
        places.add(results.size());
        results.add(OK);
      } catch (CandorException e) {
        results.add(ErrorStatuses.toStatus(e));
      }
    }
    int accepted = records.accept(workspace, good);
    for (int place : places.subList(accepted, places.size())) {
      results.set(place, NOT_REACHED);
    }
    responses.onNext(WriteRecordsResponse.newBuilder().addAllResults(results).build());
    responses.onCompleted();
  }
}
