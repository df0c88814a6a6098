package io.candor.cli.operations;

import com.google.protobuf.util.Timestamps;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.operations.v1.BacklogServiceGrpc;
import io.candor.operations.v1.GetBacklogRequest;
import io.candor.operations.v1.GetBacklogResponse;
import io.candor.operations.v1.WorkBacklog;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `candor backlog`: where work waits.
@Command(name = "backlog", description = "Show what each service has still to pass on.")
public final class BacklogCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "ingest, classifier, metrics or alert. Default: all (not with --output json).")
  private @Nullable Service service;

  public BacklogCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      if (service != null) {
        GetBacklogResponse response = backlog(session, service);
        Table table = table();
        addRows(table, service, response);
        session.print(response, table::lines);
        return 0;
      }
      if (session.json()) {
        throw candor.usage(
            "--output json: name one service, since each gives a response of its own");
      }
      Table table = table();
      for (Service each : Service.values()) {
        addRows(table, each, backlog(session, each));
      }
      table.lines(session.ink()).forEach(session.terminal().out()::println);
      session.terminal().out().flush();
      return 0;
    }
  }

  private static GetBacklogResponse backlog(Session session, Service service) throws IOException {
    return session
        .stub(service, BacklogServiceGrpc::newBlockingStub)
        .getBacklog(GetBacklogRequest.newBuilder().setParent(session.parent()).build());
  }

  private static Table table() {
    return new Table()
        .text("SERVICE")
        .text("WORK")
        .figure("PENDING")
        .figure("PARKED")
        .text("OLDEST SINCE");
  }

  private static void addRows(Table table, Service service, GetBacklogResponse response) {
    for (WorkBacklog work : response.getBacklogsList()) {
      table.row(
          Cell.of(service.id()),
          Cell.of(work.getWork()),
          Cell.of(Figures.count(work.getPendingCount())),
          Cell.of(Figures.count(work.getParkedCount())),
          Cell.of(
              work.hasOldestPendingTime()
                  ? Timestamps.toString(work.getOldestPendingTime())
                  : Figures.ABSENT));
    }
  }
}
