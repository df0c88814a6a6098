package io.candor.cli.route;

import io.candor.alert.v1.GroupServiceGrpc;
import io.candor.alert.v1.IncidentGroup;
import io.candor.alert.v1.ListIncidentGroupsRequest;
import io.candor.alert.v1.ListIncidentGroupsResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor route groups`: what gathers for whom.
@Command(name = "groups", description = "List the groups of incidents that are not over.")
public final class GroupsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--incident", paramLabel = "ID", description = "Only those of this incident.")
  private String incident = "";

  @Option(names = "--receiver", paramLabel = "ID", description = "Only those of this receiver.")
  private String receiver = "";

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public GroupsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ListIncidentGroupsResponse response =
          session
              .stub(Service.ALERT, GroupServiceGrpc::newBlockingStub)
              .listIncidentGroups(
                  ListIncidentGroupsRequest.newBuilder()
                      .setParent(session.parent())
                      .setIncident(incident)
                      .setReceiver(receiver)
                      .setPageToken(pageToken)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListIncidentGroupsResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (IncidentGroup group : response.getGroupsList()) {
      lines.add(
          ink.bold(group.getReceiver())
              + "  "
              + group.getRoute()
              + group.getLabelsList().stream()
                  .map(label -> "  " + Enums.words(label.getField()) + " " + label.getValue())
                  .collect(Collectors.joining()));
      lines.add(
          "  %d open, %d acknowledged, %d over; %d not told yet; %d of %d messages taken"
              .formatted(
                  group.getOpenCount(),
                  group.getAcknowledgedCount(),
                  group.getOverCount(),
                  group.getWaitingCount(),
                  group.getDeliveredSequence(),
                  group.getSequence()));
    }
    if (lines.isEmpty()) {
      lines.add("nothing gathers");
    }
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}
