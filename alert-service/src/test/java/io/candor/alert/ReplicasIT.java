package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.protobuf.util.Durations;
import io.candor.alert.testing.AlertProcess;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.EscalationStep;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Grouping;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.Route;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Replicas over one database send each notification once, also those of timers and groups; one
/// takes over from another that is halted.
class ReplicasIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path directory;

  @Test
  void twoReplicas_tellEverythingOnce() throws Exception {
    String workspace = AlertService.newWorkspace();
    int count = 60;
    try (LocalReceiver receiver = LocalReceiver.start();
        AlertService one = AlertService.start(AlertProcess.database());
        AlertService two = AlertService.start(AlertProcess.database())) {
      one.routeAllToWebhook(workspace, "team", receiver.url());
      two.putSecret(workspace, "hook", AlertService.SECRET);
      one.route(
          workspace,
          routing ->
              routing
                  .addEscalationSteps(
                      EscalationStep.newBuilder()
                          .addSeverities(Finding.Severity.P2)
                          .setWait(Durations.fromSeconds(1))
                          .addReceivers("lead"))
                  .addReceivers(AlertService.webhook("lead", receiver.url()))
                  .addRoutes(
                      Route.newBuilder()
                          .setId("gathered")
                          .setMatcher(Matcher.newBuilder().addAreas("gathered"))
                          .addReceivers("team")
                          .setGrouping(
                              Grouping.newBuilder()
                                  .setWait(Durations.fromMillis(500))
                                  .setInterval(Durations.fromSeconds(1)))));
      // Each finding goes to both replicas, as after an answer that was lost.
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          Finding finding = finding(workspace, i);
          writes.add(threads.submit(() -> writeUntilTaken(one, workspace, finding)));
          writes.add(threads.submit(() -> writeUntilTaken(two, workspace, finding)));
        }
        for (Future<?> write : writes) {
          write.get(90, TimeUnit.SECONDS);
        }
      }
      // A third alone at once, of which nobody acknowledges any; a third is P2 and escalated; a
      // third is gathered.
      Until.holds(
          () -> {
            assertThat(of(receiver, "incident.opened")).hasSize(count * 2 / 3);
            assertThat(of(receiver, "incident.unacknowledged")).hasSize(count / 3);
            assertThat(gathered(receiver)).isGreaterThanOrEqualTo(count / 3);
          });
      assertThat(receiver.received())
          .extracting(request -> request.header("webhook-id"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aGroup_isTold_byWhoeverTakesOverFromAHaltedReplica() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      try (AlertService first = AlertService.start(AlertProcess.database())) {
        first.routeAllToWebhook(workspace, "team", receiver.url());
        first.route(
            workspace,
            routing ->
                routing.addRoutes(
                    Route.newBuilder()
                        .setId("all")
                        .addReceivers("team")
                        .setGrouping(Grouping.newBuilder().setWait(Durations.fromMillis(0)))));
      }
      try (AlertProcess halted =
          AlertProcess.start(directory, workspace, "alert.group-told=halt@1")) {
        try {
          halted.write(workspace, finding(workspace, 0));
        } catch (StatusRuntimeException e) {
          assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        }
        halted.awaitExit();
        assertThat(halted.exitCode()).isEqualTo(137);
      }
      assertThat(receiver.received()).isEmpty();
      try (AlertService next = AlertService.start(AlertProcess.database())) {
        next.putSecret(workspace, "hook", AlertService.SECRET);
        // The sender may have no answer, so it sends again.
        next.write(workspace, finding(workspace, 0));
        assertThat(type(receiver.take(SOON))).isEqualTo("group.opened");
      }
      assertThat(receiver.received()).hasSize(1);
    }
  }

  /// As the relay does: a replica that has too much to do says so, and is asked again.
  private static boolean writeUntilTaken(AlertService service, String workspace, Finding finding)
      throws Exception {
    Until.holds(
        () -> {
          try {
            service.write(workspace, finding);
          } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isNotEqualTo(Status.Code.UNAVAILABLE);
            throw e;
          }
        });
    return true;
  }

  private static Finding finding(String workspace, int number) {
    Finding.Builder finding = FindingMessages.loginLoop(workspace).clearRelease();
    finding
        .getScopeBuilder()
        .setAreaId(number % 3 == 2 ? "gathered" : "area")
        .setThemeId("theme-" + number);
    return finding
        .setName("workspaces/" + workspace + "/findings/f" + number)
        .setSeverity(number % 3 == 1 ? Finding.Severity.P2 : Finding.Severity.P1)
        .build();
  }

  private static List<Received> of(LocalReceiver receiver, String type) {
    return receiver.received().stream().filter(it -> type(it).equals(type)).toList();
  }

  private static long gathered(LocalReceiver receiver) {
    return receiver.received().stream()
        .filter(it -> type(it).startsWith("group."))
        .mapToLong(
            it ->
                JsonParser.parseString(it.body())
                    .getAsJsonObject()
                    .getAsJsonObject("data")
                    .get("incidentCount")
                    .getAsLong())
        .sum();
  }

  private static String type(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().get("type").getAsString();
  }
}
