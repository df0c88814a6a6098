package io.candor.classifier;

import static io.candor.classifier.TestRecords.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.OtherModel;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.EmbeddingModel;
import io.candor.classifier.v1.EmbeddingServiceGrpc;
import io.candor.classifier.v1.GetEmbeddingModelRequest;
import io.candor.classifier.v1.Reembedding;
import io.candor.classifier.v1.TextClassification;
import io.candor.kit.testing.Eventually;
import io.candor.metrics.v1.Fact;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A workspace goes from the shipped sentence model to another one and its facts follow.
class OtherModelIT {
  private static final String CRASH = "The app crashes every time I open it on my phone.";
  private static final String NAME = "workspaces/acme/feedback/f1";

  @Test
  void otherModel_takesOverVectorsAndLabels() throws InterruptedException {
    String database = "it-" + UUID.randomUUID();
    String before;
    try (ClassifierFixture shipped = new ClassifierFixture(database)) {
      shipped.write("acme", feedback("acme", "f1", 1, CRASH));
      shipped.next().await("the fact has come", () -> shipped.next().fact(NAME).isPresent());
      before = head(shipped.next().get(NAME));
      Eventually.holds(
          "the shipped model is noted",
          () -> model(shipped).getWantedModelId().equals(model(shipped).getModelId()));
      assertThat(model(shipped).hasReembedding()).isFalse();
    }
    try (ClassifierFixture other = new ClassifierFixture(database, OtherModel.properties())) {
      Eventually.holds(
          "vectors and labels have followed",
          () -> model(other).getReembedding().getState() == Reembedding.State.DONE);

      Reembedding run = model(other).getReembedding();
      assertThat(run.getModelId()).isEqualTo(model(other).getModelId());
      assertThat(run.getVectorCount()).isEqualTo(1);
      assertThat(run.getDoneCount()).isEqualTo(1);
      assertThat(run.getRelabelling()).startsWith("workspaces/acme/relabellings/");
      other.next().await("the fact follows", () -> other.next().fact(NAME).isPresent());
      Fact after = other.next().get(NAME);
      assertThat(after.getRevision()).isEqualTo(2);
      assertThat(after.getFeedback().getClassification().getThemes(0).getId())
          .isEqualTo("app_crashing");
      assertThat(head(after)).isNotEqualTo(before);
      TextClassification told =
          other
              .classification()
              .classifyText(
                  ClassifyTextRequest.newBuilder()
                      .setParent("workspaces/acme")
                      .setText(CRASH)
                      .build())
              .getClassification();
      assertThat(told.getThemes(0).getHeadVersion()).isEqualTo(head(after));
      assertThat(told.getSentiment().getHeadVersion()).endsWith(model(other).getModelId());
    }
  }

  private static String head(Fact fact) {
    return fact.getFeedback().getClassification().getThemes(0).getHeadVersion();
  }

  private static EmbeddingModel model(ClassifierFixture classifier) {
    return EmbeddingServiceGrpc.newBlockingStub(classifier.channel())
        .getEmbeddingModel(
            GetEmbeddingModelRequest.newBuilder().setName("workspaces/acme/embeddingModel").build())
        .getEmbeddingModel();
  }
}
