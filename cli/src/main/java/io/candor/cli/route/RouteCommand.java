package io.candor.cli.route;

import io.candor.alert.v1.ExplainRouteRequest;
import io.candor.alert.v1.ExplainRouteResponse;
import io.candor.alert.v1.GetRoutingRequest;
import io.candor.alert.v1.GetRoutingResponse;
import io.candor.alert.v1.Routing;
import io.candor.alert.v1.RoutingServiceGrpc;
import io.candor.alert.v1.TestSendRequest;
import io.candor.alert.v1.TestSendResponse;
import io.candor.alert.v1.TryRoutingRequest;
import io.candor.alert.v1.TryRoutingResponse;
import io.candor.alert.v1.UpdateRoutingRequest;
import io.candor.alert.v1.UpdateRoutingResponse;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor route`: who is told of what.
@Command(
    name = "route",
    description = "Show the routing in use, as JSON that `route apply` takes back.")
public final class RouteCommand implements Callable<Integer> {
  private final CandorCommand candor;

  public RouteCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      GetRoutingResponse response =
          stub(session).getRouting(GetRoutingRequest.newBuilder().setName(name(session)).build());
      session.print(response, ink -> List.of(Session.toJson(response.getRouting())));
      return 0;
    }
  }

  private static RoutingServiceGrpc.RoutingServiceBlockingStub stub(Session session)
      throws IOException {
    return session.stub(Service.ALERT, RoutingServiceGrpc::newBlockingStub);
  }

  private static String name(Session session) {
    return session.parent() + "/routing";
  }

  private static Routing read(CandorCommand candor, Path file, Session session) throws IOException {
    try {
      return RoutingFiles.read(file).toBuilder().setName(name(session)).build();
    } catch (IllegalArgumentException e) {
      throw candor.usage(file + ": " + e.getMessage());
    }
  }

  /// `candor route explain`: where an incident goes and why.
  @Command(name = "explain", description = "Show where an incident goes, why, what mutes it.")
  public static final class Explain implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "INCIDENT", description = "The incident's id or whole name.")
    private String incident = "";

    public Explain(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ExplainRouteResponse response =
            stub(session)
                .explainRoute(
                    ExplainRouteRequest.newBuilder()
                        .setIncident(session.name("incidents", incident))
                        .build());
        session.print(response, ink -> lines(response, ink));
        return 0;
      }
    }

    private static List<String> lines(ExplainRouteResponse response, Ink ink) {
      List<String> lines = new ArrayList<>();
      lines.add("to " + String.join(", ", response.getReceiversList()));
      lines.add("by " + String.join(", ", response.getChosenByList()));
      if (!response.getMutedBy().isEmpty()) {
        lines.add(ink.warn("muted by " + response.getMutedBy()));
      }
      if (response.getQuietReceiversCount() > 0) {
        lines.add(ink.warn("quiet now: " + String.join(", ", response.getQuietReceiversList())));
      }
      if (response.getDisabledReceiversCount() > 0) {
        lines.add(ink.bad("disabled: " + String.join(", ", response.getDisabledReceiversList())));
      }
      if (response.getGroupedReceiversCount() > 0) {
        lines.add("in a group: " + String.join(", ", response.getGroupedReceiversList()));
      }
      if (response.hasRepeatInterval()) {
        lines.add("again every " + response.getRepeatInterval().getSeconds() + " s");
      }
      return lines;
    }
  }

  /// `candor route test`: one test notification.
  @Command(name = "test", description = "Send a test notification. Exit code 1 if it failed.")
  public static final class Test implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "RECEIVER", description = "The receiver's id.")
    private String receiver = "";

    public Test(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        TestSendResponse response =
            stub(session)
                .testSend(
                    TestSendRequest.newBuilder()
                        .setName(session.name("receivers", receiver))
                        .build());
        boolean delivered = response.getOutcome() == TestSendResponse.Outcome.DELIVERED;
        session.print(
            response,
            ink ->
                List.of(
                    delivered
                        ? ink.good("delivered")
                        : ink.bad(response.getOutcome() + " " + response.getReason())));
        return delivered ? 0 : 1;
      }
    }
  }

  /// `candor route apply`: the routing as a file, whole or not at all.
  @Command(name = "apply", description = "Replace the routing by a YAML file, whole or not at all.")
  public static final class Apply implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "FILE", description = "YAML with the names of the contract's JSON.")
    private Path file = Path.of("");

    @Option(names = "--check", description = "Only check it.")
    private boolean check;

    @Option(
        names = "--try",
        description = "Only show what of the last 30 days would have gone elsewhere.")
    private boolean tryOnly;

    @Mixin private Actor actor = new Actor();

    public Apply(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        Routing routing = read(candor, file, session);
        RoutingServiceGrpc.RoutingServiceBlockingStub stub = stub(session);
        if (tryOnly) {
          TryRoutingResponse response =
              stub.tryRouting(TryRoutingRequest.newBuilder().setRouting(routing).build());
          session.print(response, ink -> lines(response, ink));
          return 0;
        }
        // The version that is there now, unless the file names the one it was made from.
        String etag =
            routing.getEtag().isEmpty()
                ? stub.getRouting(GetRoutingRequest.newBuilder().setName(name(session)).build())
                    .getRouting()
                    .getEtag()
                : routing.getEtag();
        UpdateRoutingResponse response =
            stub.updateRouting(
                UpdateRoutingRequest.newBuilder()
                    .setRouting(routing.toBuilder().setEtag(etag))
                    .setActor(actor.name())
                    .setValidateOnly(check)
                    .build());
        session.print(
            response,
            ink ->
                List.of(
                    check
                        ? ink.good("valid") + ", nothing changed"
                        : ink.good("applied")
                            + " as version "
                            + response.getRouting().getVersion()));
        return 0;
      }
    }

    private static List<String> lines(TryRoutingResponse response, Ink ink) {
      List<String> lines = new ArrayList<>();
      for (TryRoutingResponse.Difference difference : response.getDifferencesList()) {
        lines.add(ink.bold(difference.getTitle()));
        lines.add("  now  " + String.join(", ", difference.getReceiversList()));
        lines.add(
            "  then "
                + String.join(", ", difference.getOtherReceiversList())
                + "  ("
                + String.join(", ", difference.getOtherChosenByList())
                + ")");
      }
      lines.add(
          response.getDifferenceCount()
              + " of "
              + response.getIncidentCount()
              + " incidents would have gone elsewhere");
      return lines;
    }
  }
}
