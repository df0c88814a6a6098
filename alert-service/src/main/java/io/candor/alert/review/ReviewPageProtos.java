package io.candor.alert.review;

import io.candor.alert.v1.ActionItem;
import io.candor.alert.v1.BaselineProposal;
import io.candor.alert.v1.Review;
import io.candor.alert.v1.ReviewCeiling;
import io.candor.alert.v1.ReviewConfidence;
import io.candor.alert.v1.ReviewConfidenceBand;
import io.candor.alert.v1.ReviewDecision;
import io.candor.alert.v1.ReviewDeflection;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewIncident;
import io.candor.alert.v1.ReviewRow;
import io.candor.alert.v1.ReviewStaleKnowledge;
import io.candor.classifier.v1.QaReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A review as one HTML page that needs nothing else: no script, no font, no picture from outside.
final class ReviewPageProtos {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:72em;padding:0 1em;color:#1c2733}
      table{border-collapse:collapse;margin:.5em 0 1.5em}
      th,td{border-bottom:1px solid #d5dce3;padding:.3em .7em;text-align:left;vertical-align:top}
      th{font-weight:600}svg text{font-size:12px}
      .bar,.dot{fill:#2f6f9f}.band{fill:#dcead9}.before{fill:#1c2733}.interval{fill:#8fb3cc}
      .bad{fill:#b3261e;color:#b3261e}.zero{fill:#1c2733}.line{fill:#e0a39f}.late{color:#b3261e}
      """;

  private ReviewPageProtos() {}

  static String render(Review review) {
    String kind = ReviewTextProtos.words(review.getPack().getKind());
    String title =
        kind.substring(0, 1).toUpperCase(Locale.ROOT)
            + kind.substring(1)
            + " review "
            + review.getPack().getPeriod();
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    out.append(escape(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>");
    element(out, "h1", title);
    element(
        out,
        "p",
        "Weeks "
            + review.getPack().getStartWeek()
            + " to "
            + review.getPack().getEndWeek()
            + ", "
            + review.getPack().getTimeZone()
            + (review.getLate() ? ". Made late." : "."));
    if (review.getAttendeesCount() > 0) {
      element(out, "p", "Attended: " + String.join(", ", review.getAttendeesList()) + ".");
    }
    items(out, "What became of the last action items", review.getCarriedItemsList());
    items(out, "New action items", review.getNewItemsList());
    incidents(out, review.getIncidentsList());
    reviewed(out, review.getPack().getQaWeeksList());
    if (review.getPack().getDeploymentsCount() > 1) {
      rollUp(out, review.getPack().getDeploymentsList());
    }
    review.getPack().getDeploymentsList().forEach(deployment -> deployment(out, deployment));
    element(out, "h2", "Decisions");
    if (review.getDecisionsCount() == 0) {
      element(out, "p", "None recorded.");
    }
    for (ReviewDecision decision : review.getDecisionsList()) {
      element(out, "p", decision.getText() + " (" + decision.getActor() + ")");
    }
    return out.append("</body></html>\n").toString();
  }

  /// The row of a bot about all archetypes together, if there is one.
  static Optional<ReviewRow> total(ReviewDeployment deployment) {
    return deployment.getRowsList().stream()
        .filter(row -> row.getArchetypeId().isEmpty())
        .findFirst();
  }

  /// A bot's name for people.
  static String name(ReviewDeployment deployment) {
    return deployment.getDisplayName().isEmpty()
        ? deployment.getDeploymentId()
        : deployment.getDisplayName();
  }

  /// Text for HTML and SVG.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static void items(StringBuilder out, String heading, List<ActionItem> items) {
    element(out, "h2", heading);
    if (items.isEmpty()) {
      element(out, "p", "None.");
      return;
    }
    table(out, "What", "Owner", "Until", "State");
    for (ActionItem item : items) {
      row(
          out,
          item.getText(),
          item.getOwner(),
          ReviewTextProtos.date(item.getDueDate()),
          ReviewTextProtos.state(item));
    }
    out.append("</table>");
  }

  private static void incidents(StringBuilder out, List<ReviewIncident> incidents) {
    element(out, "h2", "Incidents");
    if (incidents.isEmpty()) {
      element(out, "p", "None.");
      return;
    }
    table(out, "Severity", "What happened", "Since", "State");
    for (ReviewIncident incident : incidents) {
      row(
          out,
          incident.getSeverity().name(),
          incident.getSentence(),
          incident.getOpenedWeek(),
          ReviewTextProtos.words(incident.getState()));
    }
    out.append("</table>");
  }

  private static void reviewed(StringBuilder out, List<QaReport> weeks) {
    if (weeks.isEmpty()) {
      return;
    }
    element(out, "h2", "Conversations reviewed by people");
    for (QaReport week : weeks) {
      element(out, "p", ReviewQaProtos.sentence(week));
      table(out, ReviewQaProtos.HEADINGS.toArray(String[]::new));
      week.getClassesList().forEach(each -> row(out, ReviewQaProtos.cells(each)));
      out.append("</table>");
    }
  }

  private static void rollUp(StringBuilder out, List<ReviewDeployment> deployments) {
    element(out, "h2", "All bots");
    table(out, "Bot", "Conversations", "Deflection", "Resolution CSAT", "Delayed CSAT");
    for (ReviewDeployment deployment : deployments) {
      total(deployment)
          .ifPresent(
              total ->
                  row(
                      out,
                      name(deployment),
                      Long.toString(total.getConversationCount()),
                      ReviewTextProtos.figure(total.getDeflection().getRate()),
                      ReviewTextProtos.delta(total.getDeflection().getCsatResolution()),
                      ReviewTextProtos.delta(total.getDeflection().getCsatDelayed())));
    }
    out.append("</table>");
  }

  private static void deployment(StringBuilder out, ReviewDeployment deployment) {
    element(out, "h2", name(deployment));
    element(out, "h3", "Deflection and its band");
    out.append(ReviewPlotProtos.deflection(deployment));
    element(out, "h3", "CSAT against baseline, in points");
    out.append(
        ReviewPlotProtos.csat(deployment, "Resolution CSAT", ReviewDeflection::getCsatResolution));
    out.append(ReviewPlotProtos.csat(deployment, "Delayed CSAT", ReviewDeflection::getCsatDelayed));
    table(
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
    out.append("</table>");
    table(out, "Archetype", "Figure", "Value", "Against its line", "Outside");
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
    out.append("</table>");
    for (BaselineProposal proposal : deployment.getBaselineProposalsList()) {
      element(out, "p", "Proposed: " + proposal.getSentence());
    }
    for (ReviewCeiling ceiling : deployment.getCeilingsList()) {
      element(out, "p", "Ceiling: " + ceiling.getSentence());
    }
    if (deployment.getConfidenceCount() > 0) {
      element(out, "h3", "Confidence threshold against CSAT");
      table(out, "Archetype", "Threshold", "Confidence", "Tried", "Resolution CSAT", "Delta");
      for (ReviewConfidence each : deployment.getConfidenceList()) {
        for (ReviewConfidenceBand band : each.getBandsList()) {
          row(
              out,
              each.getArchetypeId(),
              each.hasThreshold() ? Double.toString(each.getThreshold()) : "",
              band.getLower() + " to " + band.getUpper(),
              band.getAttemptedCount() + " of " + band.getConversationCount(),
              ReviewTextProtos.figure(band.getCsatResolution()),
              ReviewTextProtos.delta(band.getCsatResolution()));
        }
      }
      out.append("</table>");
    }
    for (ReviewStaleKnowledge stale : deployment.getStaleKnowledgeList()) {
      element(out, "p", "Knowledge: " + stale.getSentence());
    }
  }

  private static void table(StringBuilder out, String... headings) {
    out.append("<table><tr>");
    for (String heading : headings) {
      element(out, "th", heading);
    }
    out.append("</tr>");
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("<tr>");
    for (String cell : cells) {
      element(out, "td", cell);
    }
    out.append("</tr>\n");
  }

  private static void element(StringBuilder out, String tag, String text) {
    out.append('<').append(tag).append('>').append(escape(text));
    out.append("</").append(tag).append('>');
  }
}
