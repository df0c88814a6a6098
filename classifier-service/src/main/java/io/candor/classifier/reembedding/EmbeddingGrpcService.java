package io.candor.classifier.reembedding;

import com.google.protobuf.util.Timestamps;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.v1.EmbeddingServiceGrpc;
import io.candor.classifier.v1.GetEmbeddingModelRequest;
import io.candor.classifier.v1.GetEmbeddingModelResponse;
import io.candor.classifier.v1.Reembedding;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;

/// The edge of the sentence model.
@GrpcService
final class EmbeddingGrpcService extends EmbeddingServiceGrpc.EmbeddingServiceImplBase {
  private static final String NAME_END = "/embeddingModel";

  private final EmbeddingModel model;
  private final ReembeddingStore store;

  EmbeddingGrpcService(EmbeddingModel model, ReembeddingStore store) {
    this.model = model;
    this.store = store;
  }

  @Override
  public void getEmbeddingModel(
      GetEmbeddingModelRequest request, StreamObserver<GetEmbeddingModelResponse> responses) {
    String name = request.getName();
    String workspace =
        ResourceName.parseWorkspace(name.substring(0, name.length() - NAME_END.length()));
    io.candor.classifier.v1.EmbeddingModel.Builder proto =
        io.candor.classifier.v1.EmbeddingModel.newBuilder()
            .setName(name)
            .setModelId(model.id())
            .setDimension(model.dimension())
            .setWantedModelId(
                store.wanted().map(ReembeddingStore.Wanted::modelId).orElse(model.id()));
    store.find(workspace).ifPresent(run -> proto.setReembedding(toProto(run)));
    responses.onNext(GetEmbeddingModelResponse.newBuilder().setEmbeddingModel(proto).build());
    responses.onCompleted();
  }

  private static Reembedding toProto(ReembeddingRun run) {
    Reembedding.Builder proto =
        Reembedding.newBuilder()
            .setModelId(run.modelId())
            .setState(
                switch (run.state()) {
                  case EMBEDDING -> Reembedding.State.EMBEDDING;
                  case LABELLING -> Reembedding.State.LABELLING;
                  case DONE -> Reembedding.State.DONE;
                })
            .setVectorCount(run.total())
            .setDoneCount(run.done())
            .setStartTime(Timestamps.fromMillis(run.startTime().toEpochMilli()));
    Instant end = run.endTime();
    if (end != null) {
      proto.setEndTime(Timestamps.fromMillis(end.toEpochMilli()));
    }
    if (!run.relabellingId().isEmpty()) {
      proto.setRelabelling(
          new ResourceName(run.workspace(), "relabellings", run.relabellingId()).toString());
    }
    return proto.build();
  }
}
