package io.candor.cli.qa;

import io.candor.classifier.v1.Assertion.PolicyClass;
import io.candor.classifier.v1.QaAnswer;
import io.candor.classifier.v1.QaMissedStatement;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.classifier.v1.QaStatement;
import io.candor.classifier.v1.QaStatementVerdict;
import io.candor.classifier.v1.QaVerdict;
import io.candor.classifier.v1.SubmitQaVerdictRequest;
import io.candor.classifier.v1.SubmitQaVerdictResponse;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor qa verdict`: what a reviewer found.
@Command(
    name = "verdict",
    description = "Answer the checklist of a conversation and rule on what the checks found.")
final class QaVerdictCommand implements Callable<Integer> {
  // 01:refund-standard:3
  private static final Pattern MISSED = Pattern.compile("0([1-4]):(.+):([0-9]{1,9})");

  private final CandorCommand candor;

  @Parameters(
      paramLabel = "CONVERSATION",
      description = "The conversation's id or the item's name.")
  private String conversation = "";

  @Mixin private Actor actor = new Actor();

  @Option(
      names = "--answer",
      split = ",",
      paramLabel = "QUESTION=ANSWER",
      description = "Answers: yes, no or cannot_tell, for example answers_true=yes,resolved=no.")
  private Map<String, String> answers = new LinkedHashMap<>();

  @Option(
      names = "--confirm",
      split = ",",
      paramLabel = "ID",
      description = "These findings break the policy.")
  private List<String> confirmed = List.of();

  @Option(
      names = "--overrule",
      split = ",",
      paramLabel = "ID",
      description = "These findings do not.")
  private List<String> overruled = List.of();

  @Option(
      names = "--missed",
      paramLabel = "CLASS:ASSERTION:TURN",
      description = "A statement that no check found, for example 01:refund-standard:3.")
  private List<String> missed = List.of();

  @Option(names = "--note", paramLabel = "TEXT", description = "A remark for colleagues.")
  private String note = "";

  QaVerdictCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    QaVerdict.Builder verdict = QaVerdict.newBuilder().setReviewer(actor.name()).setNote(note);
    answers.forEach(
        (question, answer) ->
            verdict.addAnswers(
                QaAnswer.newBuilder()
                    .setQuestion(Enums.parse(candor, "--answer", QaAnswer.Question.class, question))
                    .setValue(Enums.parse(candor, "--answer", QaAnswer.Value.class, answer))));
    confirmed.forEach(id -> verdict.addStatements(ruling(id, QaStatement.Ruling.CONFIRMED)));
    overruled.forEach(id -> verdict.addStatements(ruling(id, QaStatement.Ruling.OVERRULED)));
    missed.forEach(each -> verdict.addMissed(parse(each)));
    try (Session session = candor.connect()) {
      SubmitQaVerdictResponse response =
          session
              .stub(Service.CLASSIFIER, QaServiceGrpc::newBlockingStub)
              .submitQaVerdict(
                  SubmitQaVerdictRequest.newBuilder()
                      .setName(session.name("qaItems", conversation))
                      .setVerdict(verdict)
                      .build());
      session.print(response, ink -> QaView.submitted(response.getItem(), ink));
      return 0;
    }
  }

  private static QaStatementVerdict ruling(String id, QaStatement.Ruling ruling) {
    return QaStatementVerdict.newBuilder().setStatementId(id).setRuling(ruling).build();
  }

  private QaMissedStatement parse(String text) {
    Matcher parts = MISSED.matcher(text);
    if (!parts.matches()) {
      throw candor.usage(
          "--missed: '" + text + "' (expected: class:assertion:turn, such as 01:refund:3)");
    }
    return QaMissedStatement.newBuilder()
        .setPolicyClass(PolicyClass.forNumber(Integer.parseInt(parts.group(1))))
        .setAssertionId(parts.group(2))
        .setTurnIndex(Integer.parseInt(parts.group(3)))
        .build();
  }
}
