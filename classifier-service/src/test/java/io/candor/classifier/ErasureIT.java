package io.candor.classifier;

import static io.candor.classifier.TestRecords.account;
import static io.candor.classifier.TestRecords.chat;
import static io.candor.classifier.TestRecords.conversation;
import static io.candor.classifier.TestRecords.feedback;
import static io.candor.classifier.TestRecords.survey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Code;
import com.google.rpc.Status;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.v1.BuildHandoffPacketRequest;
import io.candor.classifier.v1.CorrectLabelsRequest;
import io.candor.classifier.v1.Correction;
import io.candor.classifier.v1.ErasedRecord;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.Record;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is erased leaves no words in this service: not in records, pools, samples, corrections, nor
/// in any version of the taxonomy that has learned from them.
class ErasureIT {
  private static final String MARK = "zanzibar";
  private static final String COMMENT = "The " + MARK + " export is broken again, I am furious.";
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
  void erased_leavesNoWordsAnywhere_andAFactThatSaysSo() throws InterruptedException {
    Record talk =
        conversation(
            "gone",
            1,
            chat("c1", "CUSTOMER: My " + MARK + " export is broken", "BOT: Try again.")
                .addSurveys(survey("s1", 1, COMMENT + " Really.")));
    classifier.write("gone", talk, feedback("gone", "f1", 1, COMMENT));
    classifier.write("gone", feedback("gone", "f2", 1, "The invoice shows a wrong amount."));
    teach("gone", "f1");
    teach("gone", "f2");
    classifier
        .next()
        .await(
            "the facts have come",
            () -> List.of("conversations/c1", "feedback/f1").stream().allMatch(key -> has(key)));
    assertThat(traces(MARK)).contains("records", "verbatims", "corrections", "taxonomies");

    List<Status> results =
        classifier.write(
            "gone",
            erased("gone", "conversations/c1", 2),
            erased("gone", "feedback/f1", 2),
            erased("gone", "accounts/never-seen", 1));

    assertThat(results).allMatch(status -> status.getCode() == Code.OK_VALUE);
    assertThat(traces(MARK)).isEmpty();
    classifier
        .next()
        .await(
            "the facts say so",
            () ->
                List.of("conversations/c1", "feedback/f1", "accounts/never-seen").stream()
                    .allMatch(ErasureIT::isErased));
    // Others keep what they taught.
    assertThat(examples("gone")).anyMatch(text -> text.startsWith("The invoice shows"));

    // What was under way, and a copy of the erasure.
    classifier.write("gone", talk, feedback("gone", "f1", 1, COMMENT));
    classifier.write("gone", erased("gone", "feedback/f1", 2));
    assertThat(traces(MARK)).isEmpty();
    assertThatThrownBy(
            () ->
                classifier
                    .handoffs()
                    .buildHandoffPacket(
                        BuildHandoffPacketRequest.newBuilder()
                            .setName("workspaces/gone/conversations/c1")
                            .build()))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void sentencesOfTheFirstTaxonomy_stay() {
    String shipped = examples("shipped").getFirst();
    classifier.write("shipped", feedback("shipped", "f1", 1, shipped));

    classifier.write("shipped", erased("shipped", "feedback/f1", 2));

    assertThat(examples("shipped")).contains(shipped);
  }

  @Test
  void erasureOfWhatCannotBeErased_isRefused() {
    assertThat(classifier.write("odd", erased("odd", "releases/r1", 1)).getFirst().getCode())
        .isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    assertThat(classifier.write("odd", account("odd", "a1", 1, "A")).getFirst().getCode())
        .isEqualTo(Code.OK_VALUE);
  }

  private static Record erased(String workspace, String key, long revision) {
    return Record.newBuilder()
        .setName("workspaces/" + workspace + "/" + key)
        .setRevision(revision)
        .setErased(ErasedRecord.getDefaultInstance())
        .build();
  }

  private static void teach(String workspace, String feedback) {
    classifier
        .learning()
        .correctLabels(
            CorrectLabelsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setActor("maria@example.com")
                .addCorrections(
                    Correction.newBuilder()
                        .setName("workspaces/" + workspace + "/feedback/" + feedback)
                        .addThemeIds("wrong_figures"))
                .build());
  }

  private static List<String> examples(String workspace) {
    return classifier
        .taxonomy()
        .getTaxonomy(
            GetTaxonomyRequest.newBuilder()
                .setName("workspaces/" + workspace + "/taxonomy")
                .build())
        .getTaxonomy()
        .getThemesList()
        .stream()
        .flatMap(theme -> theme.getExamplesList().stream())
        .toList();
  }

  private static boolean has(String key) {
    return classifier.next().fact("workspaces/gone/" + key).isPresent();
  }

  private static boolean isErased(String key) {
    return classifier
        .next()
        .fact("workspaces/gone/" + key)
        .filter(io.candor.metrics.v1.Fact::hasErased)
        .isPresent();
  }

  /// The collections in which a word stands.
  private static List<String> traces(String word) {
    MongoDatabase database = classifier.service().context().getBean(MongoDatabase.class);
    List<String> found = new ArrayList<>();
    for (String collection : database.listCollectionNames()) {
      for (Document document : database.getCollection(collection).find()) {
        if (holds(document, word)) {
          found.add(collection);
        }
      }
    }
    return found;
  }

  private static boolean holds(Object value, String word) {
    return switch (value) {
      case null -> false;
      case Map<?, ?> map -> map.values().stream().anyMatch(each -> holds(each, word));
      case List<?> list -> list.stream().anyMatch(each -> holds(each, word));
      case Binary bytes -> new String(bytes.getData(), StandardCharsets.UTF_8).contains(word);
      default -> value.toString().contains(word);
    };
  }
}
