package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.link.PageServer;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.SlackChannel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The rollback owner decides by the link in a notification: once, on the page, and nobody else.
class LinksIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Pattern LINK =
      Pattern.compile("https://candor.example/directives/decide\\?token=([A-Za-z0-9_.-]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @AutoClose
  private static final AlertService service =
      AlertService.start(
          Map.of(
              "candor.alert.links.base-url", "https://candor.example",
              "candor.alert.links.port", 0,
              "candor.alert.links.key", "a-key-of-more-than-32-characters-!"));

  @Test
  void theOwnersLinkDecidesOnce_andLookingAtItDecidesNothing() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start();
        LocalReceiver others = LocalReceiver.start()) {
      service.putSecret(workspace, "owner-url", owner.url());
      service.putSecret(workspace, "others-url", others.url());
      service.route(
          workspace,
          routing ->
              routing
                  .addReceivers(slack("maria", "owner-url"))
                  .addReceivers(slack("others", "others-url"))
                  .addDeploymentOwners(
                      DeploymentOwner.newBuilder()
                          .setDeployment("helpbot")
                          .setOwner(Owner.newBuilder().addReceivers("maria")))
                  .addRoutes(
                      io.candor.alert.v1.Route.newBuilder().setId("all").addReceivers("others")));
      service.write(
          workspace,
          FindingMessages.rollback(workspace).setRollbackOwner("maria@example.com").build());

      String told = owner.take(SOON).body();
      assertThat(told).contains("Proposed: Remove billing dispute");
      assertThat(others.take(SOON).body()).doesNotContain("token=");
      Matcher link = LINK.matcher(told);
      assertThat(link.find()).isTrue();
      String approve = link.group(1);

      HttpResponse<String> page = get(approve);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Approve").contains("maria@example.com");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(only(workspace).getState()).isEqualTo(Directive.State.PROPOSED);

      assertThat(post(approve).statusCode()).isEqualTo(200);
      Directive ordered = only(workspace);
      assertThat(ordered.getState()).isEqualTo(Directive.State.ORDERED);
      assertThat(ordered.getDecidedBy()).isEqualTo("maria@example.com");
      assertThat(ordered.getDecisionNote()).isEqualTo("by link");

      assertThat(post(approve).statusCode()).isEqualTo(410);
      assertThat(get(approve).statusCode()).isEqualTo(410);
      assertThat(link.find()).isTrue();
      assertThat(post(link.group(1)).statusCode()).isEqualTo(410);
      assertThat(post(approve.replace('.', 'x')).statusCode()).isEqualTo(403);
      assertThat(post("").statusCode()).isEqualTo(403);
    }
  }

  private static Receiver.Builder slack(String id, String secret) {
    return Receiver.newBuilder().setId(id).setSlack(SlackChannel.newBuilder().setUrlSecret(secret));
  }

  private static Directive only(String workspace) {
    return service
        .directives()
        .listDirectives(
            ListDirectivesRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getDirectives(0);
  }

  private static HttpResponse<String> get(String token) throws Exception {
    return send(HttpRequest.newBuilder(uri("?token=" + token)).GET().timeout(SOON).build());
  }

  private static HttpResponse<String> post(String token) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(""))
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
            .timeout(SOON)
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String query) {
    int port = service.running().context().getBean(PageServer.class).port();
    return URI.create("http://127.0.0.1:" + port + "/directives/decide" + query);
  }
}
