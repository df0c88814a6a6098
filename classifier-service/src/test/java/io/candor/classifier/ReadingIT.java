package io.candor.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.v1.Archetype;
import io.candor.classifier.v1.AssignedRootCause;
import io.candor.classifier.v1.AssignedSentiment;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.ListArchetypesRequest;
import io.candor.classifier.v1.ListAreasRequest;
import io.candor.classifier.v1.ListThemesRequest;
import io.candor.classifier.v1.ListThemesResponse;
import io.candor.classifier.v1.StreamClassifyTextRequest;
import io.candor.classifier.v1.StreamClassifyTextResponse;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.TextClassification;
import io.candor.classifier.v1.Theme;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The calls that people and platforms make, over a real port.
class ReadingIT {
  private static final String PARENT = "workspaces/reading";

  private static ClassifierFixture classifier;

  @BeforeAll
  static void start() {
    classifier = new ClassifierFixture("reading-" + UUID.randomUUID());
  }

  @AfterAll
  static void stop() {
    classifier.close();
  }

  @Test
  void newWorkspace_hasTheDefaultTaxonomy() {
    Taxonomy taxonomy =
        classifier
            .taxonomy()
            .getTaxonomy(GetTaxonomyRequest.newBuilder().setName(PARENT + "/taxonomy").build())
            .getTaxonomy();

    assertThat(taxonomy.getName()).isEqualTo(PARENT + "/taxonomy");
    assertThat(taxonomy.getVersion()).isEqualTo(1);
    assertThat(taxonomy.getAreas(0).getName()).isEqualTo(PARENT + "/areas/account_security");
    assertThat(taxonomy.getAreasList()).allMatch(area -> !area.getOwner().isEmpty());
    Archetype returns =
        taxonomy.getArchetypesList().stream()
            .filter(archetype -> archetype.getArchetypeId().equals("returns"))
            .findFirst()
            .orElseThrow();
    assertThat(returns.getTier()).isEqualTo(2);
    assertThat(returns.getBand().getMin()).isEqualTo(0.15);
    assertThat(returns.getBand().getMax()).isEqualTo(0.30);
  }

  @Test
  void pages_giveEveryThemeOnce() {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      ListThemesResponse page =
          classifier
              .taxonomy()
              .listThemes(
                  ListThemesRequest.newBuilder()
                      .setParent(PARENT)
                      .setPageSize(7)
                      .setPageToken(token)
                      .build());
      page.getThemesList().forEach(theme -> ids.add(theme.getThemeId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(ids).doesNotHaveDuplicates().isSorted().hasSizeGreaterThan(30);
  }

  @Test
  void themes_canBeFilteredByAreaAndState() {
    ListThemesRequest.Builder billing =
        ListThemesRequest.newBuilder().setParent(PARENT).setAreaId("billing");

    assertThat(
            classifier
                .taxonomy()
                .listThemes(billing.setState(Theme.State.ACTIVE).build())
                .getThemesList())
        .isNotEmpty()
        .allMatch(theme -> theme.getAreaId().equals("billing"));
    assertThat(
            classifier
                .taxonomy()
                .listThemes(billing.setState(Theme.State.EMERGING).build())
                .getThemesList())
        .isEmpty();
  }

  @Test
  void areasAndArchetypes_areListed() {
    assertThat(
            classifier
                .taxonomy()
                .listAreas(ListAreasRequest.newBuilder().setParent(PARENT).build())
                .getAreasCount())
        .isEqualTo(8);
    assertThat(
            classifier
                .taxonomy()
                .listArchetypes(ListArchetypesRequest.newBuilder().setParent(PARENT).build())
                .getArchetypesCount())
        .isEqualTo(10);
  }

  @Test
  void badRequests_areRefusedWithTheField() {
    assertInvalid(
        () ->
            classifier
                .taxonomy()
                .listThemes(
                    ListThemesRequest.newBuilder().setParent(PARENT).setPageSize(-1).build()));
    assertInvalid(
        () ->
            classifier
                .taxonomy()
                .listThemes(
                    ListThemesRequest.newBuilder()
                        .setParent(PARENT)
                        .setPageToken("forged")
                        .build()));
    assertInvalid(
        () ->
            classifier
                .taxonomy()
                .getTaxonomy(
                    GetTaxonomyRequest.newBuilder().setName("workspaces/UPPER/taxonomy").build()));
    assertInvalid(
        () ->
            classifier
                .classification()
                .classifyText(
                    ClassifyTextRequest.newBuilder()
                        .setParent(PARENT)
                        .setText("x".repeat(65537))
                        .build()));
  }

  @Test
  void classifyText_saysWhatItIsAbout() {
    TextClassification said = classify("I have been charged twice for the same month");

    assertThat(said.getArea().getId()).isEqualTo("billing");
    assertThat(said.getThemes(0).getId()).isEqualTo("duplicate_charge");
    assertThat(said.getThemes(0).getConfidence()).isBetween(0.4, 1.0);
    assertThat(said.getArchetype().getId()).isEqualTo("billing_dispute");
    assertThat(said.getSentiment().getPolarity()).isEqualTo(AssignedSentiment.Polarity.NEGATIVE);
    assertThat(classify("I have been charged twice for the same month")).isEqualTo(said);
  }

  @Test
  void classifyText_saysWhyInWhichLanguageAndWhatItIsLike() {
    TextClassification said = classify("The app crashes whenever I try to scan a receipt");

    assertThat(said.getRootCause().getCause()).isEqualTo(AssignedRootCause.Cause.PRODUCT_BUG);
    assertThat(said.getRootCause().getConfidence()).isBetween(0.5, 1.0);
    assertThat(said.getRootCause().getHeadVersion()).isEqualTo("root-cause-1");
    assertThat(said.getLanguage().getCode()).isEqualTo("en");
    assertThat(said.getLanguage().getConfidence()).isBetween(0.5, 1.0);
    assertThat(said.getNearestExamplesList()).hasSize(3);
    assertThat(said.getNearestExamples(0).getThemeId()).isEqualTo("app_crashing");
    assertThat(said.getNearestExamples(0).getAreaId()).isEqualTo("mobile_app");
    assertThat(said.getNearestExamples(0).getSimilarity())
        .isGreaterThanOrEqualTo(said.getNearestExamples(1).getSimilarity());
  }

  @Test
  void exampleOfTheTaxonomy_isNearestToItself() {
    TextClassification said = classify("The app crashes as soon as I open it.");

    assertThat(said.getNearestExamples(0).getText())
        .isEqualTo("The app crashes as soon as I open it.");
    assertThat(said.getNearestExamples(0).getSimilarity()).isEqualTo(1, within(1e-6));
  }

  @Test
  void textThatTellsNothing_hasUnknownCauseAndLanguage() {
    TextClassification said = classify("ok 123");

    assertThat(said.getRootCause().getCause()).isEqualTo(AssignedRootCause.Cause.UNKNOWN);
    assertThat(said.getLanguage().getCode()).isEqualTo("und");
    assertThat(said.getLanguage().getConfidence()).isZero();
  }

  @Test
  void textWithoutWords_isAnsweredWithoutLabels() {
    assertThat(classify("")).isEqualTo(TextClassification.getDefaultInstance());
    assertThat(classify("\uD83D\uDE00")).isEqualTo(TextClassification.getDefaultInstance());
  }

  @Test
  void longText_isReadWhole() {
    String filler = "We have talked about many things this week. ".repeat(200);

    assertThat(classify(filler).getSentiment().getConfidence()).isPositive();
  }

  @Test
  void stream_answersInOrderWithTheIdsOfTheCaller() throws Exception {
    List<String> ids = new ArrayList<>();
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    StreamObserver<StreamClassifyTextRequest> requests =
        classifier
            .classificationStream()
            .streamClassifyText(
                new StreamObserver<>() {
                  @Override
                  public void onNext(StreamClassifyTextResponse response) {
                    ids.add(response.getTextId());
                  }

                  @Override
                  public void onError(Throwable cause) {
                    done.completeExceptionally(cause);
                  }

                  @Override
                  public void onCompleted() {
                    done.complete(ids);
                  }
                });
    for (int i = 0; i < 20; i++) {
      requests.onNext(
          StreamClassifyTextRequest.newBuilder()
              .setParent(PARENT)
              .setTextId("t" + i)
              .setText("Text number " + i)
              .build());
    }
    requests.onCompleted();

    assertThat(done.get(30, TimeUnit.SECONDS))
        .hasSize(20)
        .startsWith("t0", "t1", "t2")
        .endsWith("t19");
  }

  private static TextClassification classify(String text) {
    return classifier
        .classification()
        .classifyText(ClassifyTextRequest.newBuilder().setParent(PARENT).setText(text).build())
        .getClassification();
  }

  private static void assertInvalid(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }
}
