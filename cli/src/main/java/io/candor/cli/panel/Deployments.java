package io.candor.cli.panel;

import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.ListDeploymentsRequest;
import io.candor.metrics.v1.ListDeploymentsResponse;
import io.candor.metrics.v1.MeasuredDeployment;
import io.candor.metrics.v1.PanelServiceGrpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Which bots a workspace has figures of.
public final class Deployments {
  private static final int LARGEST_PAGE = 500;

  private Deployments() {}

  /// The bot that is named, else every bot of the workspace.
  ///
  /// @throws picocli.CommandLine.ParameterException when there is none, or more than one for a
  ///     script
  public static List<String> of(CandorCommand candor, Session session, String deployment)
      throws IOException {
    if (!deployment.isEmpty()) {
      return List.of(session.name("deployments", deployment));
    }
    List<String> names = names(session);
    if (names.isEmpty()) {
      throw candor.usage("--deployment: name one; no bot has taken part in a conversation");
    }
    if (session.json() && names.size() > 1) {
      throw candor.usage("--deployment: name one of " + String.join(", ", names));
    }
    return names;
  }

  /// The one bot that is named, or that the workspace has.
  ///
  /// @throws picocli.CommandLine.ParameterException when there is none, or more than one
  static String one(CandorCommand candor, Session session, String deployment) throws IOException {
    List<String> names = of(candor, session, deployment);
    if (names.size() > 1) {
      throw candor.usage("--deployment: name one of " + String.join(", ", names));
    }
    return names.getFirst();
  }

  /// Resource names of the bots that had a conversation, by id.
  public static List<String> names(Session session) throws IOException {
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      ListDeploymentsResponse page =
          session
              .stub(Service.METRICS, PanelServiceGrpc::newBlockingStub)
              .listDeployments(
                  ListDeploymentsRequest.newBuilder()
                      .setParent(session.parent())
                      .setPageSize(LARGEST_PAGE)
                      .setPageToken(token)
                      .build());
      page.getDeploymentsList().stream()
          .filter(one -> !one.getFirstWeek().isEmpty())
          .map(MeasuredDeployment::getName)
          .forEach(names::add);
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return names;
  }
}
