package io.candor.cli.audit;

import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.AuditEntry;
import io.candor.alert.v1.AuditServiceGrpc;
import io.candor.alert.v1.ListAuditEntriesRequest;
import io.candor.alert.v1.ListAuditEntriesResponse;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor audit`: what was done, and the proof that nobody has changed the record of it.
@Command(name = "audit", description = "Show what was done by whom, the last first.")
public final class AuditCommand implements Callable<Integer> {
  // Reads the whole chain of the workspace.
  private static final int DEADLINE_MINUTES = 10;

  private final CandorCommand candor;

  @Option(
      names = "--resource",
      paramLabel = "NAME",
      description = "Only about this resource, by its whole name.")
  private String resource = "";

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public AuditCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ListAuditEntriesResponse response =
          session
              .stub(Service.ALERT, AuditServiceGrpc::newBlockingStub)
              .listAuditEntries(
                  ListAuditEntriesRequest.newBuilder()
                      .setParent(session.parent())
                      .setResource(resource)
                      .setPageSize(pageSize)
                      .setPageToken(pageToken)
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListAuditEntriesResponse response, Ink ink) {
    Table table = new Table().figure("#").text("TIME").text("WHO").text("WHAT").text("RESOURCE");
    for (AuditEntry entry : response.getEntriesList()) {
      table.row(
          Cell.of(Long.toString(entry.getSequence())),
          Cell.of(Timestamps.toString(entry.getTime())),
          Cell.of(entry.getActor()),
          Cell.of(entry.getAction()),
          Cell.of(entry.getResource()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  /// `candor audit verify`: the chain, computed anew.
  @Command(
      name = "verify",
      description = "Compute the chain of the audit log anew. Exit code 1 if it is broken.")
  public static final class Verify implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(
        arity = "0..1",
        paramLabel = "COUNT:HASH",
        description = "The head of an earlier run: proves that nothing before it was replaced.")
    private String known = "";

    public Verify(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      VerifyAuditRequest.Builder request = VerifyAuditRequest.newBuilder();
      if (!known.isEmpty()) {
        if (!known.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
          throw candor.usage("COUNT:HASH: '" + known + "' (expected: as an earlier run printed)");
        }
        int colon = known.indexOf(':');
        request
            .setKnownSequence(Long.parseLong(known.substring(0, colon)))
            .setKnownHash(known.substring(colon + 1));
      }
      try (Session session = candor.connect()) {
        VerifyAuditResponse response =
            session
                .stub(Service.ALERT, AuditServiceGrpc::newBlockingStub)
                .withDeadlineAfter(DEADLINE_MINUTES, TimeUnit.MINUTES)
                .verifyAudit(request.setParent(session.parent()).build());
        session.print(response, ink -> lines(response, ink));
        return response.getIntact() ? 0 : 1;
      }
    }

    private static List<String> lines(VerifyAuditResponse response, Ink ink) {
      String read = Figures.count(response.getEntryCount()) + " entries";
      return response.getIntact()
          ? List.of(
              read + ": " + ink.good("unbroken"),
              "head " + response.getEntryCount() + ":" + response.getHeadHash())
          : List.of(
              read
                  + ": "
                  + ink.bad("broken at " + response.getBrokenSequence())
                  + ", "
                  + response.getProblem());
    }
  }
}
