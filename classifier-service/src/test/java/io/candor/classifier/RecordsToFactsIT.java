package io.candor.classifier;

import static io.candor.classifier.TestRecords.account;
import static io.candor.classifier.TestRecords.chat;
import static io.candor.classifier.TestRecords.conversation;
import static io.candor.classifier.TestRecords.feedback;
import static io.candor.classifier.TestRecords.survey;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.Sentiment;
import io.candor.operations.v1.DeadLetter;
import io.candor.operations.v1.ListDeadLettersRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordsToFactsIT {
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
  void everyKindOfRecord_becomesAFact() throws InterruptedException {
    List<Status> results =
        classifier.write(
            "all",
            feedback("all", "f1", 1, "The app crashes every time I open it on my phone."),
            account("all", "a1", 1, "Globex"),
            conversation(
                "all",
                1,
                chat(
                        "c1",
                        "CUSTOMER: Where is my parcel, it should have been here on Monday?",
                        "BOT: It left our warehouse yesterday and arrives tomorrow.",
                        "CUSTOMER: That solved it, thank you")
                    .addSurveys(survey("s1", 5, "Quick and friendly help, great support."))));

    assertThat(results).allMatch(status -> status.getCode() == Code.OK_VALUE);
    await("all", 4); // the taxonomy too
    Fact feedback = classifier.next().get("workspaces/all/feedback/f1");
    assertThat(feedback.getFeedback().getClassification().getArea().getId())
        .isEqualTo("mobile_app");
    assertThat(feedback.getFeedback().getClassification().getThemesList())
        .extracting(Label::getId)
        .containsExactly("app_crashing");
    assertThat(feedback.getFeedback().getClassification().getSentiment().getPolarity())
        .isEqualTo(Sentiment.Polarity.NEGATIVE);
    assertThat(classifier.next().get("workspaces/all/accounts/a1").getAccount().getAccountId())
        .isEqualTo("a1");
    assertThat(classifier.next().get("workspaces/all/taxonomy").getTaxonomy().getAreasCount())
        .isEqualTo(8);

    ConversationFact chat =
        classifier.next().get("workspaces/all/conversations/c1").getConversation();
    assertThat(chat.getArchetype().getId()).isEqualTo("order_status");
    assertThat(chat.getArchetype().getSource()).isEqualTo(Label.Source.MODEL);
    assertThat(chat.getOutcome()).isEqualTo(Conversation.Outcome.RESOLVED_CONFIRMED);
    assertThat(chat.getOutcomeSource()).isEqualTo(ConversationFact.OutcomeSource.DERIVED);
    assertThat(chat.getAttempted()).isTrue();
    assertThat(chat.getHumanHandled()).isFalse();
    assertThat(chat.getSurveys(0).getClassification().getArea().getId())
        .isEqualTo("support_experience");
    assertThat(chat.getSurveys(0).getExcerpt())
        .isEqualTo("Quick and friendly help, great support.");
  }

  @Test
  void facts_tellRootCauseAndLanguageOfEveryText() throws InterruptedException {
    classifier.write(
        "causes",
        feedback("causes", "f1", 1, "The app crashes every time I open it on my phone."),
        feedback(
            "causes", "f2", 1, "Seit gestern kann ich mich nicht mehr in meinem Konto anmelden."),
        feedback("causes", "f3", 1, "ok"),
        feedback("causes", "f4", 1, "..."),
        conversation(
            "causes",
            1,
            chat(
                    "c1",
                    "CUSTOMER: The export button does nothing and shows an error message.",
                    "BOT: Please try again later.")
                .addSurveys(
                    survey("s1", 1, "I waited two weeks until anyone answered my request."))));

    await("causes", 6);
    Classification crash = feedbackOf("causes", "f1");
    assertThat(crash.getRootCause()).isEqualTo(Classification.RootCause.PRODUCT_BUG);
    assertThat(crash.getRootCauseConfidence()).isBetween(0.5, 1.0);
    assertThat(crash.getRootCauseHeadVersion()).isNotEmpty();
    assertThat(crash.getLanguage()).isEqualTo("en");
    assertThat(crash.getLanguageConfidence()).isBetween(0.7, 1.0);
    assertThat(feedbackOf("causes", "f2").getLanguage()).isEqualTo("de");
    assertThat(feedbackOf("causes", "f3").getLanguage()).isEqualTo("und");
    assertThat(feedbackOf("causes", "f3").getLanguageConfidence()).isZero();
    Classification wordless = feedbackOf("causes", "f4");
    assertThat(wordless.getLanguage()).isEmpty();
    assertThat(wordless.getRootCause()).isEqualTo(Classification.RootCause.ROOT_CAUSE_UNSPECIFIED);

    ConversationFact chat =
        classifier.next().get("workspaces/causes/conversations/c1").getConversation();
    assertThat(chat.getClassification().getRootCause())
        .isEqualTo(Classification.RootCause.PRODUCT_BUG);
    assertThat(chat.getClassification().getLanguage()).isEqualTo("en");
    assertThat(chat.getSurveys(0).getClassification().getRootCause())
        .isEqualTo(Classification.RootCause.SLOW_RESOLUTION);
  }

  private static Classification feedbackOf(String workspace, String id) {
    return classifier
        .next()
        .get("workspaces/" + workspace + "/feedback/" + id)
        .getFeedback()
        .getClassification();
  }

  @Test
  void producersTags_winAndAreMarked() throws InterruptedException {
    classifier.write(
        "tags",
        conversation(
            "tags",
            1,
            chat("c1", "CUSTOMER: Where is my parcel?", "BOT: On its way.")
                .setArchetype("parcel_search_de")
                .setProductArea("warehouse_7")));

    await("tags", 2);
    ConversationFact fact =
        classifier.next().get("workspaces/tags/conversations/c1").getConversation();
    assertThat(fact.getArchetype())
        .isEqualTo(
            Label.newBuilder()
                .setId("parcel_search_de")
                .setConfidence(1)
                .setSource(Label.Source.PRODUCER)
                .build());
    assertThat(fact.getClassification().getArea().getId()).isEqualTo("warehouse_7");
    assertThat(fact.getClassification().getArea().getSource()).isEqualTo(Label.Source.PRODUCER);
  }

  @Test
  void newRevision_givesAFactOfAHigherRevision() throws InterruptedException {
    classifier.write("grow", feedback("grow", "f1", 3, "Your site is slow."));
    await("grow", 2);
    long first = classifier.next().get("workspaces/grow/feedback/f1").getRevision();

    classifier.write("grow", feedback("grow", "f1", 5, "The invoice is wrong."));

    classifier
        .next()
        .await(
            "a later fact has come",
            () -> classifier.next().get("workspaces/grow/feedback/f1").getRevision() > first);
    assertThat(classifier.next().get("workspaces/grow/feedback/f1").getFeedback().getExcerpt())
        .isEqualTo("The invoice is wrong.");
  }

  @Test
  void olderAndEqualRevisions_areAcceptedAndChangeNothing() throws InterruptedException {
    classifier.write("old", feedback("old", "f1", 7, "The new one."));
    await("old", 2);
    Fact before = classifier.next().get("workspaces/old/feedback/f1");

    List<Status> results =
        classifier.write(
            "old",
            feedback("old", "f1", 6, "An older one."),
            feedback("old", "f1", 7, "The new one."),
            feedback("old", "f2", 1, "A mark that comes after them."));

    assertThat(results).allMatch(status -> status.getCode() == Code.OK_VALUE);
    await("old", 3);
    assertThat(classifier.next().get("workspaces/old/feedback/f1")).isEqualTo(before);
  }

  @Test
  void badRecords_areRefusedOneByOne() throws InterruptedException {
    Record good = feedback("bad", "f1", 1, "Fine.");
    List<Status> results =
        classifier.write(
            "bad",
            good,
            good.toBuilder().setRevision(0).build(),
            good.toBuilder().setName("workspaces/other/feedback/f1").build(),
            good.toBuilder().setName("workspaces/bad/conversations/f1").build(),
            Record.newBuilder().setName("workspaces/bad/feedback/f2").setRevision(1).build());

    assertThat(results)
        .extracting(Status::getCode)
        .containsExactly(
            Code.OK_VALUE,
            Code.INVALID_ARGUMENT_VALUE,
            Code.INVALID_ARGUMENT_VALUE,
            Code.INVALID_ARGUMENT_VALUE,
            Code.INVALID_ARGUMENT_VALUE);
    await("bad", 2);
  }

  @Test
  void refusedFact_isParkedAloneAndHoldsNothingBack() throws InterruptedException {
    classifier.next().refuse("workspaces/poison/feedback/f2");

    classifier.write(
        "poison",
        feedback("poison", "f1", 1, "The first."),
        feedback("poison", "f2", 1, "The poison."),
        feedback("poison", "f3", 1, "The third."),
        feedback("poison", "f4", 1, "The fourth."));

    await("poison", 4); // three of them and the taxonomy
    ListDeadLettersRequest request =
        ListDeadLettersRequest.newBuilder().setParent("workspaces/poison").build();
    // A mark in the same lane comes through after the refused one was sent alone.
    for (int mark = 1;
        classifier.deadLetters().listDeadLetters(request).getDeadLettersCount() == 0;
        mark++) {
      assertThat(mark).isLessThan(100);
      classifier.write("poison", feedback("poison", "mark-" + mark, 1, "A mark."));
      await("poison", 4 + mark);
    }
    assertThat(classifier.deadLetters().listDeadLetters(request).getDeadLettersList())
        .extracting(DeadLetter::getKey)
        .containsExactly("feedback/f2");
    assertThat(classifier.next().fact("workspaces/poison/feedback/f2")).isEmpty();
  }

  @Test
  void restart_handsOnWhatWasStoredBefore() throws InterruptedException {
    String database = "it-" + UUID.randomUUID();
    // The next service is away: the fact has to wait in the store.
    try (ClassifierFixture first =
        new ClassifierFixture(database, Map.of("candor.peer.metrics", "127.0.0.1:1"))) {
      first.write("later", feedback("later", "f1", 1, "The app is slow."));
    }
    try (ClassifierFixture second = new ClassifierFixture(database)) {
      second
          .next()
          .await(
              "the fact has come",
              () -> second.next().fact("workspaces/later/feedback/f1").isPresent());
    }
  }

  private static void await(String workspace, int count) throws InterruptedException {
    classifier
        .next()
        .await(
            count + " facts have come",
            () ->
                classifier.next().facts().keySet().stream()
                        .filter(name -> name.startsWith("workspaces/" + workspace + "/"))
                        .count()
                    >= count);
  }
}
