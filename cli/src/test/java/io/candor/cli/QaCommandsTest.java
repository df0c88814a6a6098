package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.GetQaReportResponse;
import io.candor.classifier.v1.ListQaItemsResponse;
import io.candor.classifier.v1.QaAnswer;
import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaItem;
import io.candor.classifier.v1.QaMissedStatement;
import io.candor.classifier.v1.QaRate;
import io.candor.classifier.v1.QaReport;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.classifier.v1.QaStatement;
import io.candor.classifier.v1.QaStatementVerdict;
import io.candor.classifier.v1.QaVerdict;
import io.candor.classifier.v1.StatementIncident;
import io.candor.classifier.v1.SubmitQaVerdictRequest;
import io.candor.classifier.v1.SubmitQaVerdictResponse;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Turn;
import org.junit.jupiter.api.Test;

final class QaCommandsTest {
  private static final QaItem ITEM =
      QaItem.newBuilder()
          .setName("workspaces/default/qaItems/c1")
          .setWeek("2026-W11")
          .setArchetypeId("returns")
          .setState(QaItem.State.OPEN)
          .addQuestions(QaAnswer.Question.ANSWERS_TRUE)
          .addQuestions(QaAnswer.Question.RESOLVED)
          .addStatements(
              QaStatement.newBuilder()
                  .setStatementId("a1b2")
                  .setIncident(
                      StatementIncident.newBuilder()
                          .setPolicyClass(Assertion.PolicyClass.REFUND_AND_PRICING)
                          .setAssertionId("refund")
                          .setTurnIndex(1)
                          .setSentence("60 days.")
                          .setSaid("60 DAY")
                          .setAsserted("30 DAY")))
          .build();

  @Test
  void next_showsTheConversationAndWhatIsAsked() throws Exception {
    ClaimQaItemResponse response =
        ClaimQaItemResponse.newBuilder()
            .setItem(ITEM)
            .setConversation(
                Conversation.newBuilder()
                    .addTurns(
                        Turn.newBuilder().setIndex(1).setRole(Turn.Role.BOT).setText("60 days.")))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(QaServiceGrpc.getClaimQaItemMethod(), response).start()) {
      CommandRun run = suite.run("qa", "next", "--as", "ann", "--week", "2026-W11");

      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("c1, returns, 2026-W11")
          .contains("1 bot\n  60 days.")
          .contains("Finding a1b2, class 01, turn 1")
          .contains("says 60 DAY; refund: 30 DAY")
          .contains("candor qa verdict c1 --answer answers_true=,resolved=");
      assertThat(suite.requests)
          .containsExactly(
              ClaimQaItemRequest.newBuilder()
                  .setParent("workspaces/default")
                  .setReviewer("ann")
                  .setToWeek("2026-W11")
                  .build());
    }
  }

  @Test
  void next_saysWhenThereIsNothing() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(QaServiceGrpc.getClaimQaItemMethod(), ClaimQaItemResponse.getDefaultInstance())
            .start()) {
      assertThat(suite.run("qa", "next", "--as", "ann").out())
          .isEqualTo("There is nothing for ann to review.\n");
    }
  }

  @Test
  void verdict_sendsAnswersRulingsAndWhatWasMissed() throws Exception {
    SubmitQaVerdictResponse response =
        SubmitQaVerdictResponse.newBuilder()
            .setItem(ITEM.toBuilder().setState(QaItem.State.DISPUTED))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(QaServiceGrpc.getSubmitQaVerdictMethod(), response).start()) {
      CommandRun run =
          suite.run(
              "qa",
              "verdict",
              "c1",
              "--as",
              "ann",
              "--answer",
              "answers_true=no,resolved=cannot_tell",
              "--overrule",
              "a1b2",
              "--missed",
              "03:complaints:4",
              "--note",
              "see the footnote");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("Somebody else must look at it, too.");
      assertThat(suite.requests)
          .containsExactly(
              SubmitQaVerdictRequest.newBuilder()
                  .setName("workspaces/default/qaItems/c1")
                  .setVerdict(
                      QaVerdict.newBuilder()
                          .setReviewer("ann")
                          .addAnswers(answer(QaAnswer.Question.ANSWERS_TRUE, QaAnswer.Value.NO))
                          .addAnswers(
                              answer(QaAnswer.Question.RESOLVED, QaAnswer.Value.CANNOT_TELL))
                          .addStatements(
                              QaStatementVerdict.newBuilder()
                                  .setStatementId("a1b2")
                                  .setRuling(QaStatement.Ruling.OVERRULED))
                          .addMissed(
                              QaMissedStatement.newBuilder()
                                  .setPolicyClass(Assertion.PolicyClass.PROCESS_AND_CONTACT)
                                  .setAssertionId("complaints")
                                  .setTurnIndex(4))
                          .setNote("see the footnote"))
                  .build());
      assertThat(suite.run("qa", "verdict", "c1", "--missed", "9:x").exit()).isEqualTo(2);
      assertThat(suite.run("qa", "verdict", "c1", "--answer", "mood=yes").exit()).isEqualTo(2);
    }
  }

  @Test
  void listAndReport_areTables() throws Exception {
    QaReport report =
        QaReport.newBuilder()
            .setFromWeek("2026-W04")
            .setToWeek("2026-W11")
            .setConversationCount(1200)
            .setItemCount(30)
            .setReviewedCount(12)
            .setCoverage(0.5)
            .addClasses(
                QaClassReport.newBuilder()
                    .setPolicyClass(Assertion.PolicyClass.REFUND_AND_PRICING)
                    .setAutomaticCount(4)
                    .setConfirmedCount(3)
                    .setOverruledCount(1)
                    .setPrecision(QaRate.newBuilder().setValue(0.75))
                    .setRate(QaRate.newBuilder().setValue(0.015).setLower(0.001).setUpper(0.2)))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                QaServiceGrpc.getListQaItemsMethod(),
                ListQaItemsResponse.newBuilder().addItems(ITEM).build())
            .start()) {
      assertThat(suite.run("qa", "list", "--state", "open").out())
          .containsPattern("c1 +2026-W11 +returns +finding +open");
    }
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                QaServiceGrpc.getGetQaReportMethod(),
                GetQaReportResponse.newBuilder().setReport(report).build())
            .start()) {
      assertThat(suite.run("qa", "report").out())
          .contains("1,200 conversations, 30 to look at: 12 reviewed")
          .containsPattern("01 +4 +3 +1 +0 +0 +75.0% +- +1.5% \\(0.1% to 20.0%\\)");
    }
  }

  private static QaAnswer answer(QaAnswer.Question question, QaAnswer.Value value) {
    return QaAnswer.newBuilder().setQuestion(question).setValue(value).build();
  }
}
