package io.candor.cli.directive;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.DeploymentState;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.alert.v1.ListDirectivesResponse;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Directives as short paragraphs: where they stand, what is to be done, why, and who decided.
final class DirectivesView {
  private DirectivesView() {}

  /// @param width columns of the terminal
  static List<String> lines(ListDirectivesResponse response, Ink ink, int width) {
    if (response.getDirectivesCount() == 0) {
      return List.of("No directives.");
    }
    List<String> lines = new ArrayList<>();
    for (Directive directive : response.getDirectivesList()) {
      lines.addAll(lines(directive, ink, width));
      lines.add("");
    }
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  static List<String> lines(Directive directive, Ink ink, int width) {
    List<String> lines = new ArrayList<>();
    String head = directive.getState() + "  " + directive.getSummary();
    lines.add(
        switch (directive.getState()) {
          case PROPOSED -> ink.warn(head);
          case ORDERED, REFUSED -> ink.bad(head);
          case ACKNOWLEDGED -> ink.good(head);
          case REJECTED, WITHDRAWN, STATE_UNSPECIFIED, UNRECOGNIZED -> ink.dim(head);
        });
    lines.addAll(Wrap.lines(directive.getReason(), width, "  "));
    lines.add(ink.dim("  " + String.join("  ", facts(directive))));
    return lines;
  }

  private static List<String> facts(Directive directive) {
    List<String> facts = new ArrayList<>();
    facts.add("proposed " + Timestamps.toString(directive.getProposeTime()));
    if (!directive.getProposedBy().isEmpty()) {
      facts.add("by " + directive.getProposedBy());
    }
    if (directive.getAutomatic()) {
      facts.add("ordered automatically");
    } else if (!directive.getDecidedBy().isEmpty()) {
      facts.add("decided by " + directive.getDecidedBy());
    }
    if (!directive.getAcknowledgedBy().isEmpty()) {
      facts.add("answered by " + directive.getAcknowledgedBy());
    }
    if (!directive.getRevertedBy().isEmpty()) {
      facts.add("reverted by " + ResourceIds.last(directive.getRevertedBy()));
    }
    facts.add("id " + ResourceIds.last(directive.getName()));
    return facts;
  }

  static List<String> lines(GetDeploymentStateResponse response, Ink ink) {
    List<String> lines = new ArrayList<>(lines("is to do", response.getOrdered(), ink));
    if (!response.getOrdered().equals(response.getAcknowledged())) {
      lines.addAll(lines("has acknowledged", response.getAcknowledged(), ink));
    }
    return lines;
  }

  private static List<String> lines(String heading, DeploymentState state, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("What the bot " + heading));
    if (state.getPaused()) {
      lines.add("  " + ink.bad("paused"));
    }
    lines.add(
        "  deflection list  "
            + (state.getDeflectionListKnown()
                ? orNone(state.getDeflectionListList())
                : "not declared"));
    lines.add("  removed          " + orNone(state.getRemovedArchetypesList()));
    lines.add(
        "  least confidence "
            + orNone(
                state.getThresholdsList().stream()
                    .map(
                        it ->
                            String.format(
                                Locale.ROOT, "%s %.2f", it.getArchetypeId(), it.getMinConfidence()))
                    .collect(Collectors.toList())));
    lines.add(
        "  version          "
            + (state.getBotVersion().isEmpty() ? "not declared" : state.getBotVersion()));
    return lines;
  }

  static List<String> lines(RollbackAuthority authority, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold(authority.getOwner())
            + (authority.getConfirmed() ? "" : "  (named by the producer of the deployment)"));
    if (!authority.getDeputy().isEmpty()) {
      lines.add(
          "  deputy "
              + authority.getDeputy()
              + " until "
              + Timestamps.toString(authority.getDeputyUntilTime()));
    }
    lines.add(
        "  automatic rollback "
            + (authority.getAutomaticRollbackDisabled() ? "off: proposed only" : "on"));
    return lines;
  }

  private static String orNone(List<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }
}
