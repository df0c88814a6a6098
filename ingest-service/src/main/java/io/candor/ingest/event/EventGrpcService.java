package io.candor.ingest.event;

import io.candor.ingest.event.EventReaderProtos.Reading;
import io.candor.ingest.v1.EventServiceGrpc.EventServiceImplBase;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.ingest.v1.WriteEventsResponse;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// The edge of event intake.
@GrpcService
final class EventGrpcService extends EventServiceImplBase {

  private final EventReaderProtos reader;
  private final EventIntake intake;
  private final IntakeConfig config;

  EventGrpcService(EventReaderProtos reader, EventIntake intake, IntakeConfig config) {
    this.reader = reader;
    this.intake = intake;
    this.config = config;
  }

  @Override
  public void writeEvents(
      WriteEventsRequest request, StreamObserver<WriteEventsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<Reading> readings =
        request.getEventsList().stream().map(event -> reader.read(workspace, event)).toList();
    List<IntakeOutcome> outcomes = intake.write(workspace, EventResultProtos.good(readings));
    responses.onNext(
        WriteEventsResponse.newBuilder()
            .addAllResults(EventResultProtos.results(request.getEventsList(), readings, outcomes))
            .build());
    responses.onCompleted();
  }

  @Override
  public StreamObserver<StreamEventsRequest> streamEvents(
      StreamObserver<StreamEventsResponse> responses) {
    return EventStreamGrpcService.open(
        (ServerCallStreamObserver<StreamEventsResponse>) responses, reader, intake, config);
  }
}
