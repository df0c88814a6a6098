package io.candor.cli.taxonomy;

import com.google.protobuf.util.Timestamps;
import io.candor.classifier.v1.EmbeddingModel;
import io.candor.classifier.v1.EmbeddingServiceGrpc;
import io.candor.classifier.v1.GetEmbeddingModelRequest;
import io.candor.classifier.v1.GetEmbeddingModelResponse;
import io.candor.classifier.v1.Reembedding;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `candor model`: which sentence model reads the texts, and how far a workspace has followed a
/// change of it.
@Command(
    name = "model",
    description = "Show the sentence model, and how far stored vectors and labels follow it.")
public final class ModelCommand implements Callable<Integer> {
  private final CandorCommand candor;

  public ModelCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      GetEmbeddingModelResponse response =
          session
              .stub(Service.CLASSIFIER, EmbeddingServiceGrpc::newBlockingStub)
              .getEmbeddingModel(
                  GetEmbeddingModelRequest.newBuilder()
                      .setName(session.parent() + "/embeddingModel")
                      .build());
      session.print(response, ink -> lines(response.getEmbeddingModel()));
      return 0;
    }
  }

  private static List<String> lines(EmbeddingModel model) {
    List<String> lines = new ArrayList<>();
    lines.add("model    %s, %d numbers a text".formatted(model.getModelId(), model.getDimension()));
    if (!model.getWantedModelId().equals(model.getModelId())) {
      lines.add("wanted   " + model.getWantedModelId() + ": a change of the model is under way");
    }
    if (!model.hasReembedding()) {
      lines.add("vectors  all of this model");
      return lines;
    }
    Reembedding run = model.getReembedding();
    String counts = "%d of %d".formatted(run.getDoneCount(), run.getVectorCount());
    lines.add(
        switch (run.getState()) {
          case EMBEDDING -> "vectors  " + counts + " made anew for " + run.getModelId();
          case LABELLING -> "vectors  " + counts + " made anew; the history is labelled anew";
          case DONE ->
              "vectors  %s made anew, history labelled anew, over %s"
                  .formatted(counts, Timestamps.toString(run.getEndTime()));
          case STATE_UNSPECIFIED, UNRECOGNIZED -> "vectors  " + counts;
        });
    return lines;
  }
}
