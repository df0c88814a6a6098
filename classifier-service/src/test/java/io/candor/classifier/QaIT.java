package io.candor.classifier;

import static io.candor.classifier.TestRecords.chat;
import static io.candor.classifier.TestRecords.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.ErasedRecord;
import io.candor.classifier.v1.GetQaReportRequest;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ListQaItemsRequest;
import io.candor.classifier.v1.QaAnswer;
import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaItem;
import io.candor.classifier.v1.QaMissedStatement;
import io.candor.classifier.v1.QaReport;
import io.candor.classifier.v1.QaServiceGrpc.QaServiceBlockingStub;
import io.candor.classifier.v1.QaStatement;
import io.candor.classifier.v1.QaStatementVerdict;
import io.candor.classifier.v1.QaVerdict;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.SubmitQaVerdictRequest;
import io.candor.ingest.v1.Conversation;
import io.candor.kit.lease.PeriodicJob;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.PolicyIncident;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From a conversation to the reviewers' word on it, and to its fact.
class QaIT {
  private static final String WEEK = "2026-W11";
  private static final String POLICY =
      """
      assertions:
        - {id: refund, kind: REFUND_WINDOW, value: 30, unit: DAY, text: Refunds within 30 days.}
        - {id: warranty, kind: WARRANTY, value: 12, unit: MONTH, text: A warranty of 12 months.}
      """;
  private static ClassifierFixture classifier;

  @BeforeAll
  static void start() {
    classifier = new ClassifierFixture("qa-" + UUID.randomUUID());
  }

  @AfterAll
  static void stop() {
    classifier.close();
  }

  @Test
  void finding_isOverruledWhenTwoSaySo_andTheFactFollows() throws InterruptedException {
    QaItem item = flagged("overruled").getItem();
    assertThat(item.getStatementsList())
        .singleElement()
        .satisfies(s -> assertThat(s.getIncident().getSaid()).isEqualTo("60 DAY"));
    String id = item.getStatements(0).getStatementId();

    QaItem first = submit(item, verdict("ann", id, QaStatement.Ruling.OVERRULED));
    assertThat(first.getState()).isEqualTo(QaItem.State.DISPUTED);
    assertThat(first.getVerdictsList()).as("hidden from the second reviewer").isEmpty();
    assertThat(claim("overruled", "ann").hasItem()).as("not hers a second time").isFalse();
    assertThat(fact("overruled").getPolicyIncidents(0).getStatus())
        .isEqualTo(PolicyIncident.Status.AUTOMATIC);

    QaItem claimed = claim("overruled", "bob").getItem();
    assertThat(claimed.getName()).isEqualTo(item.getName());
    QaItem second = submit(claimed, verdict("bob", id, QaStatement.Ruling.OVERRULED));
    assertThat(second.getState()).isEqualTo(QaItem.State.REVIEWED);
    assertThat(second.getVerdictsList()).hasSize(2);
    assertThat(second.getStatements(0).getRuling()).isEqualTo(QaStatement.Ruling.OVERRULED);
    await("overruled", f -> status(f) == PolicyIncident.Status.OVERRULED);

    // What comes later of the same conversation does not undo it.
    classifier.write("overruled", conversation("overruled", 2, said().setTicketId("T-1")));
    await("overruled", f -> f.getTicketOpened() && status(f) == PolicyIncident.Status.OVERRULED);
  }

  @Test
  void findingOfReviewers_countsWhenTwoNameIt() throws InterruptedException {
    QaItem item = flagged("missed").getItem();
    String id = item.getStatements(0).getStatementId();
    QaMissedStatement fee =
        QaMissedStatement.newBuilder()
            .setPolicyClass(Assertion.PolicyClass.PROCESS_AND_CONTACT)
            .setAssertionId("complaints")
            .setTurnIndex(1)
            .build();
    for (String reviewer : List.of("ann", "bob")) {
      submit(
          item,
          verdict(reviewer, id, QaStatement.Ruling.CONFIRMED).toBuilder().addMissed(fee).build());
    }

    ConversationFact fact = await("missed", f -> f.getPolicyIncidentsCount() == 2);
    assertThat(fact.getPolicyIncidentsList())
        .extracting(PolicyIncident::getAssertionId, PolicyIncident::getStatus)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("refund", PolicyIncident.Status.CONFIRMED),
            org.assertj.core.groups.Tuple.tuple("complaints", PolicyIncident.Status.CONFIRMED));

    QaReport report = report("missed");
    assertThat(report.getConversationCount()).isEqualTo(1);
    assertThat(report.getReviewedCount()).isEqualTo(1);
    QaClassReport first = report.getClasses(0);
    assertThat(first.getConfirmedCount()).isEqualTo(1);
    assertThat(first.getPrecision().getValue()).isEqualTo(1);
    assertThat(report.getClasses(2).getMissedCount()).isEqualTo(1);

    String week = "workspaces/missed/qaWeeks/" + WEEK;
    classifier
        .next()
        .await(
            "the report of the week is handed on",
            () ->
                classifier
                    .next()
                    .fact(week)
                    .map(Fact::getQaWeek)
                    .filter(report::equals)
                    .isPresent());
  }

  @Test
  void runningWeek_isHandedOn_beforeAnybodyHasReviewed() throws InterruptedException {
    Timestamp now = Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()).build();
    classifier.write("running", conversation("running", 1, said().setCloseTime(now)));

    classifier
        .service()
        .context()
        .getBean(PeriodicJob.class, Qualifiers.byName("qa-week-reports"))
        .trigger();
    classifier
        .next()
        .await(
            "the running week is handed on",
            () ->
                classifier.next().facts().values().stream()
                    .filter(fact -> fact.getName().startsWith("workspaces/running/qaWeeks/"))
                    .map(Fact::getQaWeek)
                    .anyMatch(
                        week -> week.getConversationCount() == 1 && week.getReviewedCount() == 0));
  }

  @Test
  void claimedItem_isNobodyElses_andOnesOwnAgain() {
    QaItem item = flagged("claimed").getItem();

    assertThat(claim("claimed", "ann").getItem().getName()).isEqualTo(item.getName());
    assertThat(claim("claimed", "bob").hasItem()).isFalse();
    assertThatThrownBy(
            () ->
                qa().claimQaItem(
                        ClaimQaItemRequest.newBuilder()
                            .setParent("workspaces/claimed")
                            .setReviewer("bob")
                            .setName(item.getName())
                            .build()))
        .hasMessageContaining("FAILED_PRECONDITION");
    assertThatThrownBy(
            () ->
                submit(
                    item,
                    verdict(
                        "bob",
                        item.getStatements(0).getStatementId(),
                        QaStatement.Ruling.CONFIRMED)))
        .hasMessageContaining("another reviewer works on the item");
  }

  @Test
  void verdict_answersEverything_andTheSameTwiceIsOne() {
    QaItem item = flagged("checked").getItem();
    String id = item.getStatements(0).getStatementId();
    QaVerdict whole = verdict("ann", id, QaStatement.Ruling.CONFIRMED);

    assertThatThrownBy(() -> submit(item, whole.toBuilder().clearAnswers().build()))
        .hasMessageContaining("INVALID_ARGUMENT");
    assertThatThrownBy(() -> submit(item, whole.toBuilder().clearStatements().build()))
        .hasMessageContaining("INVALID_ARGUMENT");
    assertThatThrownBy(() -> submit(item, verdict("ann", "unknown", QaStatement.Ruling.CONFIRMED)))
        .hasMessageContaining("INVALID_ARGUMENT");
    assertThat(submit(item, whole).getState()).isEqualTo(QaItem.State.REVIEWED);
    assertThat(submit(item, whole).getVerdictsList()).hasSize(1);
    assertThatThrownBy(() -> submit(item, verdict("ann", id, QaStatement.Ruling.OVERRULED)))
        .hasMessageContaining("ALREADY_EXISTS");
    assertThatThrownBy(() -> submit(item, verdict("bob", id, QaStatement.Ruling.CONFIRMED)))
        .hasMessageContaining("FAILED_PRECONDITION");
  }

  /// 60 calm conversations of one type: one at least is drawn, and the same ones whatever the order
  /// and the batches in which they came.
  @Test
  void draw_isTheSameForEveryOrder() {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      records.add(
          conversation(
              "drawn",
              1,
              chat("c" + i, "CUSTOMER: Where is my order?", "BOT: It is on its way.")
                  .setArchetype("order_status")));
    }
    classifier.write("drawn", records.subList(0, 30).toArray(Record[]::new));
    classifier.write("drawn", records.subList(30, 60).toArray(Record[]::new));
    List<String> drawn = names("drawn");
    assertThat(drawn).isNotEmpty().hasSizeLessThan(15);

    classifier.write("drawn", records.reversed().toArray(Record[]::new));
    assertThat(names("drawn")).isEqualTo(drawn);
    QaReport report = report("drawn");
    assertThat(report.getConversationCount()).isEqualTo(60);
    assertThat(report.getItemCount()).isEqualTo(drawn.size());
    assertThat(report.getCoverage()).isZero();
  }

  @Test
  void erasedConversation_isNoItem_andItsReviewIsForgotten() {
    QaItem item = flagged("erased").getItem();
    String id = item.getStatements(0).getStatementId();
    submit(item, verdict("ann", id, QaStatement.Ruling.CONFIRMED));

    classifier.write(
        "erased",
        Record.newBuilder()
            .setName("workspaces/erased/conversations/c1")
            .setRevision(2)
            .setErased(ErasedRecord.getDefaultInstance())
            .build());

    assertThat(names("erased")).isEmpty();
    assertThat(report("erased").getConversationCount()).isZero();
    assertThatThrownBy(() -> submit(item, verdict("bob", id, QaStatement.Ruling.CONFIRMED)))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void openConversations_andThoseWithoutABot_areNotDrawn() {
    classifier.write(
        "calm",
        conversation("calm", 1, said().clearCloseTime().clearCloseSource()),
        conversation("calm", 1, said().setConversationId("c2").clearDeploymentId()));

    assertThat(report("calm").getConversationCount()).isZero();
    assertThatThrownBy(
            () ->
                qa().claimQaItem(
                        ClaimQaItemRequest.newBuilder()
                            .setParent("workspaces/calm")
                            .setReviewer("ann")
                            .setName("workspaces/calm/qaItems/c1")
                            .build()))
        .hasMessageContaining("NOT_FOUND");
    assertThatThrownBy(
            () ->
                qa().listQaItems(
                        ListQaItemsRequest.newBuilder()
                            .setParent("workspaces/calm")
                            .setFromWeek("2025-W53")
                            .build()))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  /// A workspace with a policy and a conversation that breaks it, as the queue gives it.
  private static ClaimQaItemResponse flagged(String workspace) {
    classifier
        .policies()
        .importPolicyDocument(
            ImportPolicyDocumentRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setContent(POLICY)
                .build());
    classifier.write(workspace, conversation(workspace, 1, said()));
    ClaimQaItemResponse response = claim(workspace, "ann");
    assertThat(response.getConversation().getTurnsCount()).isEqualTo(2);
    return response;
  }

  private static Conversation.Builder said() {
    return chat("c1", "CUSTOMER: Can I return this?", "BOT: Our refund window is 60 days.");
  }

  private static QaServiceBlockingStub qa() {
    return classifier.qa();
  }

  private static ClaimQaItemResponse claim(String workspace, String reviewer) {
    return qa().claimQaItem(
            ClaimQaItemRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setReviewer(reviewer)
                .setFromWeek(WEEK)
                .setToWeek(WEEK)
                .build());
  }

  private static QaItem submit(QaItem item, QaVerdict verdict) {
    return qa().submitQaVerdict(
            SubmitQaVerdictRequest.newBuilder().setName(item.getName()).setVerdict(verdict).build())
        .getItem();
  }

  private static QaVerdict verdict(String reviewer, String statement, QaStatement.Ruling ruling) {
    QaVerdict.Builder verdict =
        QaVerdict.newBuilder()
            .setReviewer(reviewer)
            .addStatements(
                QaStatementVerdict.newBuilder().setStatementId(statement).setRuling(ruling));
    for (QaAnswer.Question question :
        List.of(
            QaAnswer.Question.ANSWERS_TRUE,
            QaAnswer.Question.HELP_ATTEMPTED,
            QaAnswer.Question.RESOLVED)) {
      verdict.addAnswers(QaAnswer.newBuilder().setQuestion(question).setValue(QaAnswer.Value.YES));
    }
    return verdict.build();
  }

  private static List<String> names(String workspace) {
    return qa()
        .listQaItems(
            ListQaItemsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setFromWeek(WEEK)
                .setToWeek(WEEK)
                .build())
        .getItemsList()
        .stream()
        .map(QaItem::getName)
        .toList();
  }

  private static QaReport report(String workspace) {
    return qa().getQaReport(
            GetQaReportRequest.newBuilder()
                .setName("workspaces/" + workspace + "/qaReport")
                .setFromWeek(WEEK)
                .setToWeek(WEEK)
                .build())
        .getReport();
  }

  private static PolicyIncident.Status status(ConversationFact fact) {
    return fact.getPolicyIncidentsCount() == 0
        ? PolicyIncident.Status.STATUS_UNSPECIFIED
        : fact.getPolicyIncidents(0).getStatus();
  }

  private static ConversationFact fact(String workspace) throws InterruptedException {
    return await(workspace, fact -> fact.getPolicyIncidentsCount() > 0);
  }

  private static ConversationFact await(String workspace, Predicate<ConversationFact> holds)
      throws InterruptedException {
    String name = "workspaces/" + workspace + "/conversations/c1";
    classifier
        .next()
        .await(
            name + " is as expected",
            () ->
                classifier
                    .next()
                    .fact(name)
                    .filter(fact -> holds.test(fact.getConversation()))
                    .isPresent());
    return classifier.next().get(name).getConversation();
  }
}
