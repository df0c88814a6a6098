package io.candor.classifier.qa;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.Violation;
import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a verdict answers what its item asks: every question, every statement, and nothing else.
final class QaVerdictRules {
  private QaVerdictRules() {}

  /// The verdict with what the service knows: the time, the statements' classes, the checks'
  /// answers.
  ///
  /// @throws CandorException `QA_VERDICT_INVALID` with every field that is wrong
  static QaVerdict checked(QaVerdict verdict, QaQueue.Opened opened, Instant now) {
    List<FieldViolation> wrong = new ArrayList<>();
    Set<Question> asked = Set.copyOf(Question.about(opened.item().conversation().escalated()));
    for (Question question : Question.values()) {
      if (asked.contains(question) != verdict.answers().containsKey(question)) {
        wrong.add(
            new FieldViolation(
                "verdict.answers",
                question + (asked.contains(question) ? " is not answered" : " is not asked")));
      }
    }
    Map<String, PolicyClass> classes = new HashMap<>();
    for (Violation incident : opened.content().incidents()) {
      classes.put(incident.id(), incident.policyClass());
    }
    List<Vote> votes = votes(verdict, classes, wrong);
    checkMissed(verdict, opened.content(), wrong);
    if (!wrong.isEmpty()) {
      throw CandorException.of(ClassifierReason.QA_VERDICT_INVALID)
          .message("the verdict does not answer what the item asks")
          .fields(wrong)
          .build();
    }
    return new QaVerdict(
        verdict.reviewer(),
        now,
        verdict.answers(),
        opened.content().checks(),
        votes,
        verdict.missed(),
        verdict.note());
  }

  private static List<Vote> votes(
      QaVerdict verdict, Map<String, PolicyClass> classes, List<FieldViolation> wrong) {
    List<Vote> votes = new ArrayList<>();
    Set<String> left = new HashSet<>(classes.keySet());
    int place = 0;
    for (Vote vote : verdict.statements()) {
      PolicyClass policyClass = classes.get(vote.id());
      if (policyClass == null || !left.remove(vote.id())) {
        wrong.add(
            new FieldViolation(
                "verdict.statements[" + place + "].statement_id",
                policyClass == null ? "is no statement of the item" : "is named twice"));
      } else {
        votes.add(new Vote(vote.id(), policyClass, vote.confirmed()));
      }
      place++;
    }
    left.stream()
        .sorted()
        .forEach(id -> wrong.add(new FieldViolation("verdict.statements", id + " has no ruling")));
    return votes;
  }

  private static void checkMissed(
      QaVerdict verdict, QaRecords.Case content, List<FieldViolation> wrong) {
    Set<Missed> seen = new HashSet<>();
    int place = 0;
    for (Missed missed : verdict.missed()) {
      String field = "verdict.missed[" + place++ + "]";
      if (!content.botTurns().contains(missed.turnIndex())) {
        wrong.add(new FieldViolation(field + ".turn_index", "is no turn of the bot"));
      }
      if (!seen.add(missed)) {
        wrong.add(new FieldViolation(field, "is named twice"));
      }
    }
  }
}
