package io.candor.classifier;

import static io.candor.classifier.TestRecords.chat;
import static io.candor.classifier.TestRecords.conversation;
import static io.candor.classifier.TestRecords.survey;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Record;
import io.candor.metrics.v1.ModelScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every conversation has a score; with ratings enough it is one that was learned from them.
class SatisfactionIT {
  @Test
  void unratedConversation_isScored_andScoredAnewOnceTheRatingsTaughtMore()
      throws InterruptedException {
    try (ClassifierFixture classifier =
        new ClassifierFixture(
            "it-" + UUID.randomUUID(),
            Map.of(
                "candor.classifier.satisfaction.period", "200ms",
                "candor.classifier.satisfaction.min-samples", "60"))) {
      classifier.write(
          "acme", conversation("acme", 1, chat("short", question(), "BOT: It leaves tomorrow.")));
      String name = "workspaces/acme/conversations/short";
      classifier.next().await("it has come", () -> classifier.next().fact(name).isPresent());
      ModelScore before = classifier.next().get(name).getConversation().getModelScore();
      assertThat(before.getHeadVersion()).isEqualTo("default");
      assertThat(before.getRating()).isBetween(1.0, 5.0);

      classifier.write("acme", rated());

      classifier
          .next()
          .await(
              "the unrated one is scored by what was learned",
              () -> version(classifier, name).equals("ratings-1"));
      ModelScore after = classifier.next().get(name).getConversation().getModelScore();
      // Here people love a short answer, which the default cannot know.
      assertThat(after.getSatisfiedProbability())
          .isGreaterThan(before.getSatisfiedProbability())
          .isGreaterThan(0.8);
    }
  }

  private static String version(ClassifierFixture classifier, String name) {
    return classifier.next().get(name).getConversation().getModelScore().getHeadVersion();
  }

  private static String question() {
    return "CUSTOMER: When will the parcel of my last order be sent?";
  }

  /// Short talks that are rated 5, and long ones that are rated 1.
  private static Record[] rated() {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      boolean brief = i % 2 == 0;
      List<String> turns = new ArrayList<>();
      for (int turn = 0; turn < (brief ? 1 : 5); turn++) {
        turns.add(question());
        turns.add("BOT: It leaves tomorrow.");
      }
      records.add(
          conversation(
              "acme",
              1,
              chat("c" + i, turns.toArray(String[]::new))
                  .addSurveys(survey("s" + i, brief ? 5 : 1, ""))));
    }
    return records.toArray(Record[]::new);
  }
}
