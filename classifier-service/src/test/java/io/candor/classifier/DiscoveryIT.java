package io.candor.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.ListMergeProposalsRequest;
import io.candor.classifier.v1.ListThemesRequest;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.Theme;
import io.candor.ingest.v1.Feedback;
import io.candor.kit.testing.Eventually;
import io.candor.metrics.v1.FeedbackFact;
import io.candor.metrics.v1.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A symptom that no theme knows comes up among ordinary complaints.
class DiscoveryIT {
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
  private static final List<String> NEW_SYMPTOM =
      List.of(
          "Scanning a receipt shows only a black picture.",
          "The camera stays black when I want to scan my receipts.",
          "Receipt scanner opens with a black screen since the update.",
          "I cannot scan receipts any more, the camera view is black.",
          "Black camera picture whenever I photograph a receipt.",
          "Tried to scan a receipt five times, the camera shows nothing but black.",
          "The receipt scan is broken, just a black camera image.");

  @Test
  void newSymptom_becomesAnEmergingTheme_andEarlierFactsFollow() throws InterruptedException {
    String database = "it-" + UUID.randomUUID();
    Map<String, Object> often = Map.of("candor.classifier.discovery.period", "200ms");
    try (ClassifierFixture classifier = new ClassifierFixture(database, often);
        ClassifierFixture replica = new ClassifierFixture(database, often)) {
      classifier.write("acme", past());
      assertThat(emerging(classifier)).isEmpty();
      Record[] symptom = symptom();
      classifier.write("acme", symptom);

      classifier
          .next()
          .await(
              "the facts of the symptom have its theme",
              () ->
                  IntStream.range(0, NEW_SYMPTOM.size())
                      .allMatch(i -> !foundThemes(classifier, replica, i).isEmpty()));
      Theme theme = emerging(classifier).getFirst();
      assertThat(emerging(classifier)).hasSize(1);
      assertThat(theme.getDisplayName().toLowerCase(Locale.ROOT))
          .containsAnyOf("black", "scan", "receipt");
      assertThat(theme.getAreaId()).isEqualTo("mobile_app");
      assertThat(theme.getFirstSeenTime()).isEqualTo(time(NOW.minus(Duration.ofHours(7))));
      assertThat(theme.getDiscovery().getVerbatimCount()).isBetween(5, 7);
      assertThat(theme.getExamplesList()).isSubsetOf(NEW_SYMPTOM).hasSizeGreaterThanOrEqualTo(5);
      assertThat(foundThemes(classifier, replica, 0)).containsExactly(theme.getThemeId());

      // A merge is proposed if an older theme is near.
      String similar = theme.getDiscovery().getSimilarThemeId();
      assertThat(
              replica
                  .taxonomy()
                  .listMergeProposals(
                      ListMergeProposalsRequest.newBuilder().setParent("workspaces/acme").build())
                  .getMergeProposalsList())
          .extracting(proposal -> proposal.getIntoTheme().getThemeId())
          .isEqualTo(similar.isEmpty() ? List.of() : List.of(similar));

      // The other replica knows it as well, and neither finds it again.
      classifier.write("acme", symptom);
      String other = "My receipts come out as a black camera picture.";
      Eventually.holds(
          "the other replica gives the theme",
          () -> themes(replica, other).contains(theme.getThemeId()));
      assertThat(themes(classifier, other)).contains(theme.getThemeId());
      assertThat(emerging(replica)).hasSize(1);
    }
  }

  private static List<Theme> emerging(ClassifierFixture classifier) {
    return classifier
        .taxonomy()
        .listThemes(
            ListThemesRequest.newBuilder()
                .setParent("workspaces/acme")
                .setState(Theme.State.EMERGING)
                .build())
        .getThemesList();
  }

  private static List<String> themes(ClassifierFixture classifier, String text) {
    return classifier
        .classification()
        .classifyText(
            ClassifyTextRequest.newBuilder().setParent("workspaces/acme").setText(text).build())
        .getClassification()
        .getThemesList()
        .stream()
        .map(AssignedLabel::getId)
        .toList();
  }

  /// Themes that the default taxonomy does not have, in the fact of a text of the symptom. Either
  /// replica may have handed it on.
  private static List<String> foundThemes(
      ClassifierFixture classifier, ClassifierFixture replica, int i) {
    List<String> known = DefaultTaxonomy.load().themes().stream().map(theme -> theme.id()).toList();
    String name = "workspaces/acme/feedback/new-" + i;
    return Stream.of(classifier, replica)
        .flatMap(each -> each.next().fact(name).stream())
        .flatMap(fact -> themes(fact.getFeedback()).stream())
        .filter(id -> !known.contains(id))
        .distinct()
        .toList();
  }

  private static List<String> themes(FeedbackFact fact) {
    return fact.getClassification().getThemesList().stream().map(Label::getId).toList();
  }

  /// Seven weeks of complaints that the taxonomy knows.
  private static Record[] past() {
    List<String> sentences =
        DefaultTaxonomy.load().themes().stream()
            .flatMap(theme -> theme.examples().stream().limit(3))
            .collect(Collectors.toCollection(ArrayList::new));
    // In no order of subjects; otherwise each would be news when it begins.
    Collections.shuffle(sentences, new Random(1));
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      Instant written = NOW.minus(Duration.ofDays(8)).minus(Duration.ofHours(11L * i));
      records.add(complaint("old-" + i, sentences.get(i), written, ""));
    }
    return records.toArray(Record[]::new);
  }

  private static Record[] symptom() {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < NEW_SYMPTOM.size(); i++) {
      String area = i == 2 ? "mobile_app" : ""; // one producer knows where it came from
      Instant written = NOW.minus(Duration.ofHours(7L - i));
      records.add(complaint("new-" + i, NEW_SYMPTOM.get(i), written, area));
    }
    return records.toArray(Record[]::new);
  }

  private static Record complaint(String id, String verbatim, Instant written, String area) {
    Record record = TestRecords.feedback("acme", id, 1, verbatim);
    Feedback feedback =
        record.getFeedback().toBuilder()
            .setTime(time(written))
            .setCustomerId("customer of " + id)
            .setProductArea(area)
            .build();
    return record.toBuilder().setFeedback(feedback).build();
  }

  private static Timestamp time(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }
}
