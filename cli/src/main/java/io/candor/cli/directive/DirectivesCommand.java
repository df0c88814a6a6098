package io.candor.cli.directive;

import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.ListDirectivesResponse;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor directives`: orders to bot platforms and proposals of such.
@Command(
    name = "directives",
    description = "Show what bots were or shall be ordered to do, the last proposed first.")
public final class DirectivesCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--deployment", paramLabel = "ID", description = "Only this bot.")
  private String deployment = "";

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "Only proposed, ordered, acknowledged, refused, rejected or withdrawn.")
  private List<String> states = List.of();

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public DirectivesCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    ListDirectivesRequest.Builder request =
        ListDirectivesRequest.newBuilder()
            .setDeploymentId(deployment)
            .setPageSize(pageSize)
            .setPageToken(pageToken);
    states.forEach(
        state -> request.addStates(Enums.parse(candor, "--state", Directive.State.class, state)));
    try (Session session = candor.connect()) {
      ListDirectivesResponse response =
          session
              .stub(Service.ALERT, DirectiveServiceGrpc::newBlockingStub)
              .listDirectives(request.setParent(session.parent()).build());
      session.print(
          response, ink -> DirectivesView.lines(response, ink, session.terminal().width()));
      return 0;
    }
  }
}
