package io.candor.cli.erasure;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.ingest.v1.Erasure;
import io.candor.ingest.v1.ErasureServiceGrpc;
import io.candor.ingest.v1.ListErasuresRequest;
import io.candor.ingest.v1.ListErasuresResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor erasures`: how far erasures are.
@Command(name = "erasures", description = "Show erasures and how far they are.")
public final class ErasuresCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      arity = "0..1",
      paramLabel = "ERASURE",
      description = "The id or whole name of one. Default: all.")
  private @Nullable String id;

  @Option(names = "--limit", paramLabel = "N", description = "At most this many. Default: 50.")
  private int limit = 50;

  @Option(
      names = "--page-token",
      paramLabel = "TOKEN",
      description = "Where the list before ended (nextPageToken of --output json).")
  private String pageToken = "";

  public ErasuresCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      if (id != null) {
        Erasure erasure = EraseCommand.read(session, session.name("erasures", id));
        session.print(erasure, ink -> ErasuresView.lines(erasure));
        return 0;
      }
      ListErasuresResponse response =
          session
              .stub(Service.INGEST, ErasureServiceGrpc::newBlockingStub)
              .listErasures(
                  ListErasuresRequest.newBuilder()
                      .setParent(session.parent())
                      .setPageSize(limit)
                      .setPageToken(pageToken)
                      .build());
      session.print(response, ink -> ErasuresView.table(response.getErasuresList(), ink));
      return 0;
    }
  }
}
