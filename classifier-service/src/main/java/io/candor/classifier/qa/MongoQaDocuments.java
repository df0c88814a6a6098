package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaReview.Claim;
import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// Reviews as documents and back.
final class MongoQaDocuments {
  private MongoQaDocuments() {}

  static Document toDocument(String workspace, QaReview review) {
    Document document =
        new Document("workspace", workspace)
            .append("key", review.key())
            .append("revision", review.revision())
            .append("week", review.week())
            .append(
                "verdicts", review.verdicts().stream().map(MongoQaDocuments::toDocument).toList());
    Claim claim = review.claim();
    if (claim != null) {
      document.append(
          "claim",
          new Document("reviewer", claim.reviewer()).append("until", Date.from(claim.until())));
    }
    return document;
  }

  static QaReview toReview(Document document) {
    Document claim = document.get("claim", Document.class);
    return new QaReview(
        document.getString("key"),
        document.getLong("revision"),
        document.getString("week"),
        claim == null
            ? null
            : new Claim(claim.getString("reviewer"), claim.getDate("until").toInstant()),
        document.getList("verdicts", Document.class, List.of()).stream()
            .map(MongoQaDocuments::toVerdict)
            .toList());
  }

  private static Document toDocument(QaVerdict verdict) {
    return new Document("reviewer", verdict.reviewer())
        .append("time", Date.from(verdict.time()))
        .append("answers", toDocument(verdict.answers()))
        .append("checks", toDocument(verdict.checks()))
        .append(
            "statements",
            verdict.statements().stream()
                .map(
                    vote ->
                        new Document("id", vote.id())
                            .append("class", vote.policyClass().code())
                            .append("confirmed", vote.confirmed()))
                .toList())
        .append(
            "missed",
            verdict.missed().stream()
                .map(
                    missed ->
                        new Document("class", missed.policyClass().code())
                            .append("assertion", missed.assertionId())
                            .append("turn", missed.turnIndex()))
                .toList())
        .append("note", verdict.note());
  }

  private static QaVerdict toVerdict(Document document) {
    return new QaVerdict(
        document.getString("reviewer"),
        document.getDate("time").toInstant(),
        answers(document.get("answers", Document.class)),
        answers(document.get("checks", Document.class)),
        document.getList("statements", Document.class, List.of()).stream()
            .map(
                vote ->
                    new Vote(
                        vote.getString("id"),
                        PolicyClass.ofCode(vote.getString("class")),
                        vote.getBoolean("confirmed")))
            .toList(),
        document.getList("missed", Document.class, List.of()).stream()
            .map(
                missed ->
                    new Missed(
                        PolicyClass.ofCode(missed.getString("class")),
                        missed.getString("assertion"),
                        missed.getInteger("turn")))
            .toList(),
        document.getString("note"));
  }

  private static Document toDocument(Map<Question, Answer> answers) {
    Document document = new Document();
    answers.forEach((question, answer) -> document.append(question.name(), answer.name()));
    return document;
  }

  private static Map<Question, Answer> answers(Document document) {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    document.forEach(
        (question, answer) ->
            answers.put(Question.valueOf(question), Answer.valueOf((String) answer)));
    return answers;
  }
}
