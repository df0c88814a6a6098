package io.candor.alert.review;

import io.candor.alert.v1.ActionItem;
import io.candor.alert.v1.BaselineProposal;
import io.candor.alert.v1.Review;
import io.candor.alert.v1.ReviewCeiling;
import io.candor.alert.v1.ReviewConfidence;
import io.candor.alert.v1.ReviewConfidenceBand;
import io.candor.alert.v1.ReviewDecision;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewIncident;
import io.candor.alert.v1.ReviewRow;
import io.candor.alert.v1.ReviewStaleKnowledge;
import io.candor.alert.v1.ReviewVersion;
import io.candor.classifier.v1.QaReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A review as CommonMark with tables. Names that come from outside are escaped.
final class ReviewMarkdownProtos {
  private ReviewMarkdownProtos() {}

  static String render(Review review) {
    StringBuilder out = new StringBuilder();
    String kind = ReviewTextProtos.words(review.getPack().getKind());
    line(
        out,
        "# "
            + kind.substring(0, 1).toUpperCase(Locale.ROOT)
            + kind.substring(1)
            + " review "
            + review.getPack().getPeriod());
    line(out, "");
    line(
        out,
        "Weeks "
            + review.getPack().getStartWeek()
            + " to "
            + review.getPack().getEndWeek()
            + ", "
            + escape(review.getPack().getTimeZone())
            + (review.getLate() ? ". Made late." : "."));
    if (review.getAttendeesCount() > 0) {
      line(out, "");
      line(out, "Attended: " + escape(String.join(", ", review.getAttendeesList())) + ".");
    }
    items(out, "What became of the last action items", review.getCarriedItemsList());
    items(out, "New action items", review.getNewItemsList());
    incidents(out, review.getIncidentsList());
    reviewed(out, review.getPack().getQaWeeksList());
    if (review.getPack().getDeploymentsCount() > 1) {
      rollUp(out, review.getPack().getDeploymentsList());
    }
    review.getPack().getDeploymentsList().forEach(deployment -> deployment(out, deployment));
    figures(out, "Survey answers", review.getPack().getSurveyResponseList());
    decisions(out, review.getDecisionsList());
    return out.toString();
  }

  private static void items(StringBuilder out, String heading, List<ActionItem> items) {
    section(out, heading);
    if (items.isEmpty()) {
      line(out, "None.");
      return;
    }
    header(out, "What", "Owner", "Until", "State");
    for (ActionItem item : items) {
      row(
          out,
          item.getText(),
          item.getOwner(),
          ReviewTextProtos.date(item.getDueDate()),
          ReviewTextProtos.state(item));
    }
  }

  private static void incidents(StringBuilder out, List<ReviewIncident> incidents) {
    section(out, "Incidents");
    if (incidents.isEmpty()) {
      line(out, "None.");
      return;
    }
    header(out, "Severity", "What happened", "Since", "State");
    for (ReviewIncident incident : incidents) {
      row(
          out,
          incident.getSeverity().name(),
          incident.getSentence(),
          incident.getOpenedWeek(),
          ReviewTextProtos.words(incident.getState()));
    }
  }

  private static void reviewed(StringBuilder out, List<QaReport> weeks) {
    if (weeks.isEmpty()) {
      return;
    }
    section(out, "Conversations reviewed by people");
    for (QaReport week : weeks) {
      line(out, "");
      line(out, ReviewQaProtos.sentence(week));
      line(out, "");
      header(out, ReviewQaProtos.HEADINGS.toArray(String[]::new));
      week.getClassesList().forEach(each -> row(out, ReviewQaProtos.cells(each)));
    }
  }

  private static void rollUp(StringBuilder out, List<ReviewDeployment> deployments) {
    section(out, "All bots");
    header(out, "Bot", "Conversations", "Deflection", "Resolution CSAT", "Delayed CSAT");
    for (ReviewDeployment deployment : deployments) {
      ReviewPageProtos.total(deployment)
          .ifPresent(
              total ->
                  row(
                      out,
                      ReviewPageProtos.name(deployment),
                      Long.toString(total.getConversationCount()),
                      ReviewTextProtos.figure(total.getDeflection().getRate()),
                      ReviewTextProtos.delta(total.getDeflection().getCsatResolution()),
                      ReviewTextProtos.delta(total.getDeflection().getCsatDelayed())));
    }
  }

  private static void deployment(StringBuilder out, ReviewDeployment deployment) {
    section(out, ReviewPageProtos.name(deployment));
    header(
        out,
        "Archetype",
        "Conversations",
        "Deflection",
        "Resolution CSAT",
        "Delayed CSAT",
        "Handoff CSAT",
        "Verdict");
    for (ReviewRow each : deployment.getRowsList()) {
      row(
          out,
          ReviewTextProtos.row(each),
          Long.toString(each.getConversationCount()),
          ReviewTextProtos.figure(each.getDeflection().getRate()),
          ReviewTextProtos.delta(each.getDeflection().getCsatResolution()),
          ReviewTextProtos.delta(each.getDeflection().getCsatDelayed()),
          ReviewTextProtos.delta(each.getDeflection().getHandoffCsat()),
          ReviewTextProtos.words(each.getDeflection().getVerdict()));
    }
    line(out, "");
    header(out, "Archetype", "Figure", "Value", "Against its line", "Outside");
    for (ReviewRow each : deployment.getRowsList()) {
      for (ReviewFigure figure : each.getFiguresList()) {
        row(
            out,
            ReviewTextProtos.row(each),
            ReviewTextProtos.words(figure.getKpi()),
            ReviewTextProtos.figure(figure),
            ReviewTextProtos.delta(figure),
            figure.getOutside() ? "yes" : "");
      }
    }
    for (ReviewVersion version : deployment.getVersionsList()) {
      line(out, "");
      line(
          out,
          "Version "
              + escape(version.getBotVersion())
              + ": "
              + version.getConversationCount()
              + " conversations, deflection "
              + ReviewTextProtos.figure(version.getDeflection().getRate())
              + ", resolution CSAT "
              + ReviewTextProtos.delta(version.getDeflection().getCsatResolution())
              + ".");
    }
    for (BaselineProposal proposal : deployment.getBaselineProposalsList()) {
      line(out, "");
      line(out, "Proposed: " + escape(proposal.getSentence()));
    }
    for (ReviewCeiling ceiling : deployment.getCeilingsList()) {
      line(out, "");
      line(out, "Ceiling: " + escape(ceiling.getSentence()));
    }
    for (ReviewConfidence each : deployment.getConfidenceList()) {
      line(out, "");
      line(
          out,
          "Confidence of "
              + escape(each.getArchetypeId())
              + (each.hasThreshold() ? " (tried from " + each.getThreshold() + " on)" : "")
              + ":");
      for (ReviewConfidenceBand band : each.getBandsList()) {
        line(
            out,
            "- "
                + band.getLower()
                + " to "
                + band.getUpper()
                + ": "
                + band.getAttemptedCount()
                + " of "
                + band.getConversationCount()
                + " tried, resolution CSAT "
                + ReviewTextProtos.figure(band.getCsatResolution())
                + ", "
                + ReviewTextProtos.delta(band.getCsatResolution()));
      }
    }
    for (ReviewStaleKnowledge stale : deployment.getStaleKnowledgeList()) {
      line(out, "");
      line(out, "Knowledge: " + escape(stale.getSentence()));
    }
  }

  private static void figures(StringBuilder out, String heading, List<ReviewFigure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    section(out, heading);
    header(out, "Figure", "Value", "Against the weeks before");
    for (ReviewFigure figure : figures) {
      row(
          out,
          ReviewTextProtos.words(figure.getKpi()),
          ReviewTextProtos.figure(figure),
          ReviewTextProtos.delta(figure));
    }
  }

  private static void decisions(StringBuilder out, List<ReviewDecision> decisions) {
    section(out, "Decisions");
    if (decisions.isEmpty()) {
      line(out, "None recorded.");
    }
    for (ReviewDecision decision : decisions) {
      line(out, "- " + escape(decision.getText()) + " (" + escape(decision.getActor()) + ")");
    }
  }

  private static void section(StringBuilder out, String heading) {
    line(out, "");
    line(out, "## " + escape(heading));
    line(out, "");
  }

  private static void header(StringBuilder out, String... cells) {
    row(out, cells);
    List<String> rules = new ArrayList<>();
    for (String unused : cells) {
      rules.add("---");
    }
    line(out, "| " + String.join(" | ", rules) + " |");
  }

  private static void row(StringBuilder out, String... cells) {
    List<String> escaped = new ArrayList<>();
    for (String cell : cells) {
      escaped.add(escape(cell));
    }
    line(out, "| " + String.join(" | ", escaped) + " |");
  }

  // What could end a cell, begin a link or be taken for HTML.
  private static String escape(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\|<>\\[\\]`*])", "\\\\$1");
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
