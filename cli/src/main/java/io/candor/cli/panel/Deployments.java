package io.candor.cli.panel;

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
