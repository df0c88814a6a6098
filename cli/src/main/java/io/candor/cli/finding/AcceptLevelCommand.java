package io.candor.cli.finding;

import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.AcceptFindingLevelRequest;
import io.candor.metrics.v1.AcceptFindingLevelResponse;
import io.candor.metrics.v1.FindingServiceGrpc;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor accept-level`: a fall of attempts or containment is the new normal.
@Command(
    name = "accept-level",
    description = "Accept the level that attempts or containment have fallen to.")
public final class AcceptLevelCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "FINDING", description = "The finding's id or whole name.")
  private String finding = "";

  @Mixin private Actor actor = new Actor();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  public AcceptLevelCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      AcceptFindingLevelResponse response =
          session
              .stub(Service.METRICS, FindingServiceGrpc::newBlockingStub)
              .acceptFindingLevel(
                  AcceptFindingLevelRequest.newBuilder()
                      .setName(session.name("findings", finding))
                      .setAuthor(actor.name())
                      .setReason(reason)
                      .build());
      session.print(
          response,
          ink ->
              List.of(
                  "Accepted: the finding ends with %s; later weeks are held against weeks since"
                          .formatted(response.getAcceptedWeek())
                      + " the fall."));
      return 0;
    }
  }
}
