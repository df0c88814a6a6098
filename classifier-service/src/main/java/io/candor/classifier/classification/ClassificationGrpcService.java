package io.candor.classifier.classification;

import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.TextReading;
import io.candor.classifier.learning.Corrections;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.v1.ClassificationServiceGrpc;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.ClassifyTextResponse;
import io.candor.classifier.v1.StreamClassifyTextRequest;
import io.candor.classifier.v1.StreamClassifyTextResponse;
import io.candor.classifier.v1.TextClassification;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;

/// The edge of classification on demand.
@GrpcService
final class ClassificationGrpcService
    extends ClassificationServiceGrpc.ClassificationServiceImplBase {
  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final Corrections corrections;

  ClassificationGrpcService(Taxonomies taxonomies, Labeller labeller, Corrections corrections) {
    this.taxonomies = taxonomies;
    this.labeller = labeller;
    this.corrections = corrections;
  }

  @Override
  public void classifyText(
      ClassifyTextRequest request, StreamObserver<ClassifyTextResponse> responses) {
    responses.onNext(
        ClassifyTextResponse.newBuilder()
            .setClassification(classify(request.getParent(), request.getText()))
            .build());
    responses.onCompleted();
  }

  @Override
  public StreamObserver<StreamClassifyTextRequest> streamClassifyText(
      StreamObserver<StreamClassifyTextResponse> responses) {
    // One request at a time is asked for, so a caller that sends faster than the model reads is
    // held back by flow control and nothing piles up here.
    ServerCallStreamObserver<StreamClassifyTextResponse> call =
        (ServerCallStreamObserver<StreamClassifyTextResponse>) responses;
    return new StreamObserver<>() {
      @Override
      public void onNext(StreamClassifyTextRequest request) {
        call.onNext(
            StreamClassifyTextResponse.newBuilder()
                .setTextId(request.getTextId())
                .setClassification(classify(request.getParent(), request.getText()))
                .build());
      }

      @Override
      public void onError(Throwable cause) {
        // The caller has ended the stream; there is nobody to answer.
      }

      @Override
      public void onCompleted() {
        call.onCompleted();
      }
    };
  }

  private TextClassification classify(String parent, String text) {
    String workspace = ResourceName.parseWorkspace(parent);
    Taxonomy taxonomy = labeller.usable(workspace, taxonomies.of(workspace));
    TextReading reading = labeller.read(taxonomy, text, Urgency.INTERACTIVE);
    TextReading corrected =
        reading.withLabels(
            corrections.apply(workspace, taxonomy, TextKey.of(text), reading.labels()));
    return ClassificationProtos.toProto(corrected);
  }
}
