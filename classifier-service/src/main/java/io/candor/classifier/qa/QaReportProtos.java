package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.qa.QaFigures.ArchetypeFigures;
import io.candor.classifier.qa.QaFigures.ClassFigures;
import io.candor.classifier.qa.QaFigures.QuestionFigures;
import io.candor.classifier.qa.QaSelection.Weeks;
import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaQuestionReport;
import io.candor.classifier.v1.QaRate;
import io.candor.classifier.v1.QaReport;
import io.candor.classifier.v1.QaStratumReport;

/// The report as a message of the contract.
final class QaReportProtos {
  private QaReportProtos() {}

  static QaReport toProto(Weeks weeks, QaFigures figures) {
    QaReport.Builder proto =
        QaReport.newBuilder()
            .setFromWeek(weeks.from().toString())
            .setToWeek(weeks.to().toString())
            .setConversationCount(figures.conversationCount())
            .setItemCount(figures.itemCount())
            .setReviewedCount(figures.reviewedCount())
            .setDisputedCount(figures.disputedCount())
            .setOverdueCount(figures.overdueCount())
            .setCoverage(figures.coverage());
    figures
        .classes()
        .forEach(
            (policyClass, each) ->
                proto.addClasses(toProto(each).setPolicyClass(PolicyProtos.toProto(policyClass))));
    figures.questions().forEach(each -> proto.addQuestions(toProto(each)));
    for (ArchetypeFigures each : figures.archetypes()) {
      proto.addStrata(
          QaStratumReport.newBuilder()
              .setArchetypeId(each.archetype())
              .setConversationCount(each.conversations())
              .setDrawnCount(each.drawn())
              .setDrawnReviewedCount(each.drawnReviewed())
              .setFlaggedCount(each.flagged())
              .setFlaggedReviewedCount(each.flaggedReviewed()));
    }
    return proto.build();
  }

  /// The report of one week as it is handed on.
  static byte[] serialised(QaWeek week, QaFigures figures) {
    return toProto(new Weeks(week, week), figures).toByteArray();
  }

  private static QaClassReport.Builder toProto(ClassFigures figures) {
    QaClassReport.Builder proto =
        QaClassReport.newBuilder()
            .setAutomaticCount(figures.automatic())
            .setConfirmedCount(figures.confirmed())
            .setOverruledCount(figures.overruled())
            .setUndecidedCount(figures.undecided())
            .setMissedCount(figures.missed());
    WilsonRate precision = figures.precision();
    if (precision != null) {
      proto.setPrecision(toProto(precision));
    }
    Double recall = figures.recall();
    if (recall != null) {
      proto.setRecall(recall);
    }
    WilsonRate rate = figures.rate();
    if (rate != null) {
      proto.setRate(toProto(rate));
    }
    return proto;
  }

  private static QaQuestionReport toProto(QuestionFigures figures) {
    QaQuestionReport.Builder proto =
        QaQuestionReport.newBuilder()
            .setQuestion(QaProtos.toProto(figures.question()))
            .setComparedCount(figures.compared())
            .setBothCount(figures.both())
            .setCheckOnlyCount(figures.checkOnly())
            .setReviewersOnlyCount(figures.reviewersOnly());
    WilsonRate precision = figures.precision();
    if (precision != null) {
      proto.setPrecision(toProto(precision));
    }
    WilsonRate recall = figures.recall();
    if (recall != null) {
      proto.setRecall(toProto(recall));
    }
    return proto.build();
  }

  private static QaRate toProto(WilsonRate rate) {
    return QaRate.newBuilder()
        .setValue(rate.value())
        .setLower(rate.lower())
        .setUpper(rate.upper())
        .build();
  }
}
