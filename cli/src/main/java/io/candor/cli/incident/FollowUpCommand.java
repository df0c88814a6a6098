package io.candor.cli.incident;

import io.candor.alert.v1.FollowUp;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListFollowUpsRequest;
import io.candor.alert.v1.ListFollowUpsResponse;
import io.candor.alert.v1.UpdateFollowUpsRequest;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor followup`: who is behind an incident and must be told when it is mended.
@Command(
    name = "followup",
    description = "Show who is behind an incident and who of them was told; change it.")
public final class FollowUpCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "ID", description = "The incident's id or whole name.")
  private String id = "";

  @Option(
      names = "--add",
      split = ",",
      paramLabel = "SUBJECT",
      description = "Somebody to be told, for example accounts/acc-17 or customers/cu-3.")
  private List<String> added = List.of();

  @Option(names = "--told", split = ",", paramLabel = "SUBJECT", description = "They were told.")
  private List<String> told = List.of();

  @Option(
      names = "--no-answer",
      split = ",",
      paramLabel = "SUBJECT",
      description = "They do not answer.")
  private List<String> silent = List.of();

  @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
  private String note = "";

  @Mixin private Actor actor = new Actor();

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public FollowUpCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    List<FollowUp> changed = new ArrayList<>();
    add(changed, added, FollowUp.State.TO_TELL);
    add(changed, told, FollowUp.State.TOLD);
    add(changed, silent, FollowUp.State.NO_ANSWER);
    try (Session session = candor.connect()) {
      String parent = session.name("incidents", id);
      IncidentServiceGrpc.IncidentServiceBlockingStub stub =
          session.stub(Service.ALERT, IncidentServiceGrpc::newBlockingStub);
      if (!changed.isEmpty()) {
        var unused =
            stub.updateFollowUps(
                UpdateFollowUpsRequest.newBuilder()
                    .setParent(parent)
                    .addAllFollowUps(changed)
                    .setActor(actor.name())
                    .build());
      }
      ListFollowUpsResponse response =
          stub.listFollowUps(
              ListFollowUpsRequest.newBuilder().setParent(parent).setPageToken(pageToken).build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private void add(List<FollowUp> changed, List<String> subjects, FollowUp.State state) {
    subjects.forEach(
        subject ->
            changed.add(
                FollowUp.newBuilder().setSubject(subject).setState(state).setNote(note).build()));
  }

  private static List<String> lines(ListFollowUpsResponse response, Ink ink) {
    if (response.getFollowUpsCount() == 0) {
      return List.of("Nobody is known to be behind this incident.");
    }
    Table table = new Table().text("SUBJECT").text("STATE").text("BY").text("NOTE");
    for (FollowUp followUp : response.getFollowUpsList()) {
      table.row(
          Cell.of(followUp.getSubject()),
          Cell.of(Enums.words(followUp.getState())),
          Cell.of(followUp.getUpdatedBy()),
          Cell.of(followUp.getNote()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    lines.add(response.getToTellCount() + " still to be told");
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}
