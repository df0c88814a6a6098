package io.candor.cli.incident;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.IncidentFinding;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Wrap;
import java.util.ArrayList;
import java.util.List;

/// Incidents as short paragraphs: a headline, the sentence, then who is hit and who must act.
public final class IncidentsView {
  private IncidentsView() {}

  /// @param width columns of the terminal
  public static List<String> lines(ListIncidentsResponse response, Ink ink, int width) {
    if (response.getIncidentsCount() == 0) {
      return List.of("No incidents.");
    }
    List<String> lines = new ArrayList<>();
    for (Incident incident : response.getIncidentsList()) {
      lines.addAll(paragraph(incident, ink, width));
      lines.add("");
    }
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  /// One incident, and with its time line what happened to it.
  static List<String> lines(Incident incident, List<IncidentEvent> timeline, Ink ink, int width) {
    List<String> lines = new ArrayList<>(paragraph(incident, ink, width));
    for (Example statement : incident.getStatementsList()) {
      lines.addAll(
          Wrap.lines(
              "Said in %s: \"%s\"%s"
                  .formatted(
                      ResourceIds.last(statement.getName()),
                      statement.getExcerpt(),
                      statement.getAssertionId().isEmpty()
                          ? ""
                          : ", against " + statement.getAssertionId()),
              width,
              "  "));
    }
    // The first one is the incident's own sentence.
    for (IncidentFinding finding : incident.getFindingsList().stream().skip(1).toList()) {
      lines.addAll(
          Wrap.lines(
              "Also %s, %s: %s"
                  .formatted(
                      Enums.words(finding.getState()),
                      finding.getOpenedWeek(),
                      finding.getSentence()),
              width,
              "  "));
    }
    for (IncidentEvent event : timeline) {
      lines.add(
          "  %s  %s%s%s"
              .formatted(
                  Timestamps.toString(event.getTime()),
                  Enums.words(event.getType()),
                  event.getReceiver().isEmpty() ? "" : " to " + event.getReceiver() + group(event),
                  event.getActor().isEmpty() ? "" : " by " + event.getActor()));
    }
    return lines;
  }

  private static String group(IncidentEvent event) {
    return event.getGroup().isEmpty() ? "" : ", in " + ResourceIds.last(event.getGroup());
  }

  private static List<String> paragraph(Incident incident, Ink ink, int width) {
    List<String> lines = new ArrayList<>();
    String head =
        "%s  %s  %s".formatted(incident.getSeverity(), state(incident), incident.getTitle());
    lines.add(headline(incident, ink, head));
    lines.addAll(Wrap.lines(incident.getSentence(), width, "  "));
    if (!incident.getProposal().isEmpty()) {
      lines.addAll(Wrap.lines("Proposed: " + incident.getProposal(), width, "  "));
    }
    StringBuilder to = new StringBuilder("  ");
    if (incident.getReceiversCount() > 0) {
      to.append("to ").append(String.join(", ", incident.getReceiversList()));
      to.append(incident.getNotifiable() ? "" : " (not told: long past)").append("  ");
    }
    if (!incident.getAssignee().isEmpty()) {
      to.append("assigned to ").append(incident.getAssignee()).append("  ");
    }
    if (!incident.getAcknowledgedBy().isEmpty()) {
      to.append("acknowledged by ").append(incident.getAcknowledgedBy()).append("  ");
    }
    lines.add(
        ink.dim(
            to
                + "opened by "
                + incident.getOpenedWeek()
                + "  id "
                + ResourceIds.last(incident.getName())));
    return lines;
  }

  // That it is over says nothing about why it never was.
  private static String state(Incident incident) {
    boolean withdrawn = incident.getResolution() == Incident.Resolution.FINDING_WITHDRAWN;
    return incident.getState() + (withdrawn ? " (withdrawn)" : "");
  }

  private static String headline(Incident incident, Ink ink, String text) {
    if (incident.getState() == Incident.State.RESOLVED
        || incident.getState() == Incident.State.CLOSED) {
      return ink.dim(text);
    }
    boolean urgent =
        incident.getSeverity() == Finding.Severity.P0
            || incident.getSeverity() == Finding.Severity.P1;
    return urgent ? ink.bad(text) : ink.warn(text);
  }
}
