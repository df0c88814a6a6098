package io.candor.classifier;

import static io.candor.classifier.TestRecords.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.CorrectLabelsRequest;
import io.candor.classifier.v1.CorrectLabelsResponse;
import io.candor.classifier.v1.Correction;
import io.candor.classifier.v1.GetModelCardRequest;
import io.candor.classifier.v1.GetModelCardResponse;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.HeadCard;
import io.candor.classifier.v1.ListCorrectionsRequest;
import io.candor.classifier.v1.ListSatisfactionModelsRequest;
import io.candor.classifier.v1.RollBackTaxonomyRequest;
import io.candor.classifier.v1.SatisfactionModel;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.classifier.v1.Theme;
import io.candor.classifier.v1.ToldLabels;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.Label;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearningIT {
  private static final String WORDS = "The thing with the hopper is back, we lose hours over it.";
  private static ClassifierFixture classifier;

  @BeforeAll
  static void start() {
    classifier = new ClassifierFixture("it-" + UUID.randomUUID());
  }

  @AfterAll
  static void stop() {
    classifier.close();
  }

  @Test
  void correction_winsInTheFact_holdsForTheSameWords_andTeachesTheHeads()
      throws InterruptedException {
    classifier.write("told", feedback("told", "f1", 1, WORDS));
    await("told", "f1");

    CorrectLabelsResponse response =
        classifier
            .learning()
            .correctLabels(
                request("told")
                    .addCorrections(
                        correction("told", "f1")
                            .addThemeIds("wrong_figures")
                            .setAreaId("reporting"))
                    .addCorrections(correction("told", "no-such-record").addThemeIds("api_limits"))
                    .addCorrections(correction("told", "f1").addThemeIds("no_such_theme"))
                    .build());

    assertThat(response.getResultsList())
        .extracting(Status::getCode)
        .containsExactly(Code.OK_VALUE, Code.NOT_FOUND_VALUE, Code.NOT_FOUND_VALUE);
    assertThat(response.getChange().getKind()).isEqualTo(TaxonomyChange.Kind.CORRECTED);
    assertThat(response.getChange().getSummary())
        .matches("people told the labels of 1 texts; the heads learned them: of \\d+ .*");
    classifier
        .next()
        .await("the fact follows", () -> area("told", "f1").getSource() == Label.Source.PERSON);
    assertThat(area("told", "f1").getId()).isEqualTo("reporting");
    assertThat(classification("told", "f1").getThemesList())
        .extracting(Label::getId, Label::getSource)
        .containsExactly(tuple("wrong_figures", Label.Source.PERSON));

    // The same words in another review, and words that are much like them.
    classifier.write("told", feedback("told", "f2", 1, WORDS));
    await("told", "f2");
    assertThat(area("told", "f2").getSource()).isEqualTo(Label.Source.PERSON);
    assertThat(themes("told", "That hopper thing is back and we lose hours over it."))
        .contains("wrong_figures");
    assertThat(
            classifier
                .learning()
                .listCorrections(
                    ListCorrectionsRequest.newBuilder().setParent("workspaces/told").build())
                .getCorrectionsList())
        .extracting(ToldLabels::getText, ToldLabels::getActor)
        .containsExactly(tuple(WORDS, "maria@example.com"));
  }

  @Test
  void rollBack_makesAnEarlierVersionTheLatest() throws InterruptedException {
    classifier.write("back", feedback("back", "f1", 1, WORDS));
    await("back", "f1");
    classifier
        .learning()
        .correctLabels(
            request("back")
                .addCorrections(correction("back", "f1").addThemeIds("api_limits"))
                .build());
    assertThat(examples("back", "api_limits")).contains(WORDS);

    classifier
        .learning()
        .rollBackTaxonomy(
            RollBackTaxonomyRequest.newBuilder()
                .setParent("workspaces/back")
                .setVersion(1)
                .setActor("maria@example.com")
                .build());

    assertThat(examples("back", "api_limits")).doesNotContain(WORDS);
  }

  @Test
  void modelCard_tellsHowWellEachHeadKnowsWhatItHasNotSeen() {
    GetModelCardResponse card =
        classifier
            .learning()
            .getModelCard(
                GetModelCardRequest.newBuilder().setName("workspaces/card/taxonomy").build());

    assertThat(card.getHeadsList())
        .extracting(HeadCard::getHead)
        .containsExactly("area", "theme", "archetype");
    for (HeadCard head : card.getHeadsList()) {
      assertThat(head.getAccuracy()).isBetween(0.6, 1.0);
      assertThat(head.getCalibrationError()).isBetween(0.0, 0.5);
      int wrong = head.getConfusionsList().stream().mapToInt(c -> c.getCount()).sum();
      assertThat(wrong).isPositive().isLessThanOrEqualTo(head.getExampleCount());
    }
    assertThat(
            classifier
                .learning()
                .listSatisfactionModels(
                    ListSatisfactionModelsRequest.newBuilder().setParent("workspaces/card").build())
                .getModelsList())
        .extracting(SatisfactionModel::getVersion)
        .containsExactly("default", "default");
  }

  private static CorrectLabelsRequest.Builder request(String workspace) {
    return CorrectLabelsRequest.newBuilder()
        .setParent("workspaces/" + workspace)
        .setActor("maria@example.com");
  }

  private static Correction.Builder correction(String workspace, String id) {
    return Correction.newBuilder().setName("workspaces/" + workspace + "/feedback/" + id);
  }

  private static void await(String workspace, String id) throws InterruptedException {
    classifier
        .next()
        .await(
            id + " has come",
            () ->
                classifier.next().fact("workspaces/" + workspace + "/feedback/" + id).isPresent());
  }

  private static Classification classification(String workspace, String id) {
    return classifier
        .next()
        .get("workspaces/" + workspace + "/feedback/" + id)
        .getFeedback()
        .getClassification();
  }

  private static Label area(String workspace, String id) {
    return classification(workspace, id).getArea();
  }

  private static List<String> themes(String workspace, String text) {
    return classifier
        .classification()
        .classifyText(
            ClassifyTextRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setText(text)
                .build())
        .getClassification()
        .getThemesList()
        .stream()
        .map(AssignedLabel::getId)
        .toList();
  }

  private static List<String> examples(String workspace, String themeId) {
    return classifier
        .taxonomy()
        .getTaxonomy(
            GetTaxonomyRequest.newBuilder()
                .setName("workspaces/" + workspace + "/taxonomy")
                .build())
        .getTaxonomy()
        .getThemesList()
        .stream()
        .filter(theme -> theme.getThemeId().equals(themeId))
        .map(Theme::getExamplesList)
        .findFirst()
        .orElseThrow()
        .stream()
        .map(String::toString)
        .toList();
  }
}
