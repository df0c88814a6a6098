package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.AssignedRootCause;
import io.candor.classifier.v1.AssignedSentiment;
import io.candor.classifier.v1.ChangePreview;
import io.candor.classifier.v1.ChangeTaxonomyRequest;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.ClassificationServiceGrpc;
import io.candor.classifier.v1.ClassifyTextResponse;
import io.candor.classifier.v1.DetectedLanguage;
import io.candor.classifier.v1.EmbeddingModel;
import io.candor.classifier.v1.EmbeddingServiceGrpc;
import io.candor.classifier.v1.ExportTaxonomyResponse;
import io.candor.classifier.v1.GetEmbeddingModelResponse;
import io.candor.classifier.v1.ListThemesResponse;
import io.candor.classifier.v1.MergeThemes;
import io.candor.classifier.v1.NearestExample;
import io.candor.classifier.v1.Reembedding;
import io.candor.classifier.v1.SplitTheme;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.classifier.v1.TaxonomyEdit;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.classifier.v1.TextClassification;
import io.candor.classifier.v1.Theme;
import io.candor.classifier.v1.ThemeDiscovery;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.ListThemeVolumesResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaxonomyCommandsTest {
  private static final ChangeTaxonomyResponse MADE =
      ChangeTaxonomyResponse.newBuilder()
          .setChange(TaxonomyChange.newBuilder().setVersion(4).setSummary("merges themes a into b"))
          .build();

  @TempDir private Path directory;

  @Test
  void merge_sendsWhatIsMergedByWhomAndWhy() throws Exception {
    try (FakeSuite suite =
        new FakeSuite().answer(TaxonomyServiceGrpc.getChangeTaxonomyMethod(), MADE).start()) {
      CommandRun run =
          suite.run(
              "theme", "merge", "a", "c", "--into", "b", "--as", "maria", "--reason", "the same");

      assertThat(run.out()).isEqualTo("Version 4: merges themes a into b.\n");
      assertThat(suite.requests)
          .containsExactly(
              ChangeTaxonomyRequest.newBuilder()
                  .setParent("workspaces/default")
                  .addEdits(
                      TaxonomyEdit.newBuilder()
                          .setMergeThemes(
                              MergeThemes.newBuilder()
                                  .addThemeIds("a")
                                  .addThemeIds("c")
                                  .setIntoThemeId("b")))
                  .setActor("maria")
                  .setReason("the same")
                  .build());
    }
  }

  @Test
  void split_gathersTheExamplesOfEachPart() throws Exception {
    try (FakeSuite suite =
        new FakeSuite().answer(TaxonomyServiceGrpc.getChangeTaxonomyMethod(), MADE).start()) {
      suite.run(
          "theme",
          "split",
          "a",
          "--part",
          "x=Ex",
          "--example",
          "x=One = 1.",
          "--example",
          "x=Two.");

      assertThat(((ChangeTaxonomyRequest) suite.requests.getFirst()).getEdits(0).getSplitTheme())
          .isEqualTo(
              SplitTheme.newBuilder()
                  .setThemeId("a")
                  .addParts(
                      SplitTheme.Part.newBuilder()
                          .setThemeId("x")
                          .setDisplayName("Ex")
                          .addExamples("One = 1.")
                          .addExamples("Two."))
                  .build());
    }
    assertThat(CommandRun.of("theme", "split", "a", "--part", "x=Ex", "--example", "y=Two.").exit())
        .isEqualTo(2);
  }

  @Test
  void dryRun_tellsWhatWouldMove() throws Exception {
    ChangeTaxonomyResponse preview =
        ChangeTaxonomyResponse.newBuilder()
            .setPreview(
                ChangePreview.newBuilder()
                    .setVerbatimCount(1200)
                    .setMovedCount(412)
                    .addMoves(
                        ChangePreview.Move.newBuilder()
                            .setToThemeId("login_loop")
                            .setVerbatimCount(412)))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(TaxonomyServiceGrpc.getChangeTaxonomyMethod(), preview).start()) {
      CommandRun run = suite.run("theme", "retire", "a", "--dry-run");

      assertThat(((ChangeTaxonomyRequest) suite.requests.getFirst()).getValidateOnly()).isTrue();
      assertThat(run.out())
          .contains("412 of 1,200 displeased verbatims")
          .contains("412: (none) -> login_loop");
    }
  }

  @Test
  void themes_showWhatEmergesFirst() throws Exception {
    ListThemesResponse emerging =
        ListThemesResponse.newBuilder()
            .addThemes(
                Theme.newBuilder()
                    .setThemeId("login_loop")
                    .setAreaId("mobile_app")
                    .setDisplayName("Login loop")
                    .addExamples("It logs me out again and again.")
                    .setDiscovery(
                        ThemeDiscovery.newBuilder()
                            .setVerbatimCount(7)
                            .setCustomerCount(6)
                            .setSimilarThemeId("sign_in_failure")))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(TaxonomyServiceGrpc.getListThemesMethod(), emerging)
            .answer(
                DiagnosisServiceGrpc.getListThemeVolumesMethod(),
                ListThemeVolumesResponse.newBuilder().setWeek("2026-W11").build())
            .start()) {
      assertThat(suite.run("themes").out())
          .startsWith("Emerging\n")
          .contains("Login loop  login_loop in mobile_app")
          .contains("found by 7 texts of 6 customers")
          .contains("“It logs me out again and again.”")
          .contains("candor theme merge login_loop --into sign_in_failure")
          .contains("No verbatims in 2026-W11.");
    }
  }

  @Test
  void export_writesTheYaml() throws Exception {
    Path file = directory.resolve("taxonomy.yml");
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                TaxonomyServiceGrpc.getExportTaxonomyMethod(),
                ExportTaxonomyResponse.newBuilder().setYaml("areas: []\n").build())
            .start()) {
      assertThat(suite.run("taxonomy", "export").out()).isEqualTo("areas: []\n");
      suite.run("taxonomy", "export", file.toString());
      assertThat(read(file)).isEqualTo("areas: []\n");
    }
  }

  @Test
  void classify_labelsTheLinesOfStandardInput() throws Exception {
    ClassifyTextResponse response =
        ClassifyTextResponse.newBuilder()
            .setClassification(
                TextClassification.newBuilder()
                    .setArea(AssignedLabel.newBuilder().setId("mobile_app").setConfidence(0.934))
                    .addThemes(AssignedLabel.newBuilder().setId("app_crashing").setConfidence(0.5))
                    .setSentiment(
                        AssignedSentiment.newBuilder()
                            .setPolarity(AssignedSentiment.Polarity.NEGATIVE)
                            .setScore(-0.9))
                    .setRootCause(
                        AssignedRootCause.newBuilder()
                            .setCause(AssignedRootCause.Cause.PRODUCT_BUG)
                            .setConfidence(0.876))
                    .setLanguage(DetectedLanguage.newBuilder().setCode("en").setConfidence(0.99))
                    .addNearestExamples(
                        NearestExample.newBuilder()
                            .setText("The app crashes.")
                            .setThemeId("app_crashing")
                            .setAreaId("mobile_app")
                            .setSimilarity(0.91))
                    .addNearestExamples(
                        NearestExample.newBuilder()
                            .setText("The app is great.")
                            .setAreaId("mobile_app")
                            .setSimilarity(0.7)))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(ClassificationServiceGrpc.getClassifyTextMethod(), response)
            .start()) {
      assertThat(suite.run("classify", "It", "crashes.").out())
          .isEqualTo(
              "mobile_app 0.93 | app_crashing 0.50 | - | NEGATIVE -0.90 | PRODUCT_BUG 0.88"
                  + " | en 0.99 | It crashes.\n");
      assertThat(suite.run("classify", "--explain", "It", "crashes.").out().lines().skip(1))
          .containsExactly(
              "  0.91 app_crashing | The app crashes.", "  0.70 mobile_app | The app is great.");
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  @Test
  void model_tellsHowFarVectorsFollow() throws Exception {
    EmbeddingModel.Builder model =
        EmbeddingModel.newBuilder()
            .setModelId("mini-1")
            .setDimension(384)
            .setWantedModelId("mini-1");
    assertThat(model(model)).containsSubsequence("mini-1, 384 numbers", "all of this model");

    model.setReembedding(
        Reembedding.newBuilder()
            .setModelId("mini-1")
            .setState(Reembedding.State.EMBEDDING)
            .setVectorCount(120)
            .setDoneCount(50));
    assertThat(model(model)).contains("vectors  50 of 120 made anew for mini-1");

    model.setWantedModelId("bge-2");
    assertThat(model(model)).contains("wanted   bge-2: a change of the model is under way");
  }

  private static String model(EmbeddingModel.Builder model) throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                EmbeddingServiceGrpc.getGetEmbeddingModelMethod(),
                GetEmbeddingModelResponse.newBuilder().setEmbeddingModel(model).build())
            .start()) {
      return suite.run("model").out();
    }
  }
}
