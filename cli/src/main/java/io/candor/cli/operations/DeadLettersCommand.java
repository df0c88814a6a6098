package io.candor.cli.operations;

import com.google.protobuf.util.Timestamps;
import io.candor.cli.CandorCommand;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.operations.v1.DeadLetter;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import io.candor.operations.v1.ReplayDeadLettersResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor dead-letters`: what a service has given up to pass on.
@Command(
    name = "dead-letters",
    description = "List the records that a service could not pass on, or try them again.")
public final class DeadLettersCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      index = "0",
      paramLabel = "SERVICE",
      description = "ingest, classifier, metrics or alert.")
  private Service service = Service.INGEST;

  @Option(names = "--replay", description = "Make them due again; all, or those named.")
  private boolean replay;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "With --replay: only these.")
  private List<String> names = List.of();

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public DeadLettersCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      DeadLetterServiceGrpc.DeadLetterServiceBlockingStub stub =
          session.stub(service, DeadLetterServiceGrpc::newBlockingStub);
      if (replay) {
        ReplayDeadLettersResponse response =
            stub.replayDeadLetters(
                ReplayDeadLettersRequest.newBuilder()
                    .setParent(session.parent())
                    .addAllNames(names)
                    .build());
        session.print(
            response,
            ink -> List.of(Figures.count(response.getReplayedCount()) + " made due again"));
        return 0;
      }
      ListDeadLettersResponse response =
          stub.listDeadLetters(
              ListDeadLettersRequest.newBuilder()
                  .setParent(session.parent())
                  .setPageSize(pageSize)
                  .setPageToken(pageToken)
                  .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListDeadLettersResponse response, Ink ink) {
    if (response.getDeadLettersCount() == 0) {
      return List.of("No dead letters.");
    }
    Table table =
        new Table()
            .text("NAME")
            .text("HOP")
            .text("RECORD")
            .figure("REVISION")
            .figure("ATTEMPTS")
            .text("PARKED")
            .text("REASON");
    for (DeadLetter letter : response.getDeadLettersList()) {
      table.row(
          Cell.of(letter.getName()),
          Cell.of(letter.getHop()),
          Cell.of(letter.getKey()),
          Cell.of(Figures.count(letter.getRevision())),
          Cell.of(Figures.count(letter.getAttemptCount())),
          Cell.of(Timestamps.toString(letter.getParkTime())),
          Cell.of(letter.getReason()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}
