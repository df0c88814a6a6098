package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.testing.AlertProcess;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.LogChannel;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process is halted at each failpoint: no incident and no notification is lost, none is made
/// twice, and a repeated notification has the same id.
class CrashIT {
  private static final int ATTEMPTS = 4;

  @AutoClose
  private static final AlertService service = AlertService.start(AlertProcess.database());

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert.finding-stored",
        "alert.deciding",
        "alert.decided",
        "alert.posted-not-logged",
        "relay.sent",
      })
  void survives(String failpoint) throws Exception {
    boolean halted = false;
    for (int attempt = 0; attempt < ATTEMPTS && !halted; attempt++) {
      halted = survivesHalt(failpoint);
    }
    assertThat(halted).as("the process reached its failpoint").isTrue();
  }

  /// @return false if the service of this test was the first to deliver, so that the process never
  ///     got there: it looks for new receivers of others every few seconds
  private boolean survivesHalt(String failpoint) throws Exception {
    String workspace = AlertService.newWorkspace();
    // A name of its own, so that only the halted process has a relay for it.
    String receiverId = "crash-" + workspace.substring(3, 11);
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, receiverId, receiver.url());
      Finding finding = FindingMessages.loginLoop(workspace).build();
      try (AlertProcess halted = AlertProcess.start(directory, workspace, failpoint + "=halt@1")) {
        if (!isHaltedBy(halted, workspace, finding)) {
          return false;
        }
        assertThat(halted.exitCode()).isEqualTo(137);
      }

      // The sender has no answer or an old one, so it sends again; this process takes over.
      service.write(workspace, finding);

      Received first = receiver.take(Duration.ofSeconds(40));
      Until.holds(
          () ->
              assertThat(timeline(workspace))
                  .extracting(IncidentEvent::getType)
                  .containsExactly(IncidentEvent.Type.OPENED, IncidentEvent.Type.NOTIFIED));
      assertThat(receiver.received())
          .extracting(request -> request.header("webhook-id"))
          .containsOnly(first.header("webhook-id"));
      // Only after the answer and before the log is a repeat due; what stands in the log is not
      // sent again.
      assertThat(receiver.received()).hasSize(failpoint.equals("alert.posted-not-logged") ? 2 : 1);
      return true;
    }
  }

  @Test
  void anAutomaticRollbackIsOrderedOnce_andItsRecordIsWhole() throws Exception {
    String workspace = AlertService.newWorkspace();
    String platformId = "platform-" + workspace.substring(3, 11);
    try (LocalReceiver platform = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "crash-" + workspace.substring(3, 11), platform.url());
      service.route(
          workspace,
          routing ->
              routing
                  .addReceivers(AlertService.webhook(platformId, platform.url()))
                  .addDeploymentOwners(
                      DeploymentOwner.newBuilder()
                          .setDeployment("helpbot")
                          .setOwner(Owner.newBuilder().addReceivers("log"))
                          .addPlatformReceivers(platformId))
                  .addReceivers(
                      Receiver.newBuilder().setId("log").setLog(LogChannel.getDefaultInstance())));
      Finding finding = FindingMessages.rollback(workspace).setAutomatic(true).build();
      try (AlertProcess halted =
          AlertProcess.start(directory, workspace, "alert.directive-saved=halt@1")) {
        assertThat(isHaltedBy(halted, workspace, finding)).isTrue();
        assertThat(halted.exitCode()).isEqualTo(137);
      }
      service.write(workspace, finding);

      Until.holds(
          () ->
              assertThat(platform.received())
                  .filteredOn(request -> request.body().contains("directive.ordered"))
                  .extracting(request -> request.header("webhook-id"))
                  .hasSize(1));
      assertThat(
              service
                  .directives()
                  .listDirectives(
                      ListDirectivesRequest.newBuilder()
                          .setParent("workspaces/" + workspace)
                          .build())
                  .getDirectivesList())
          .extracting(Directive::getState)
          .containsExactly(Directive.State.ORDERED);
      VerifyAuditResponse audit =
          service
              .audit()
              .verifyAudit(
                  VerifyAuditRequest.newBuilder().setParent("workspaces/" + workspace).build());
      assertThat(audit.getIntact()).isTrue();
      assertThat(audit.getEntryCount()).isEqualTo(3); // Two changes of the routing, and the order.
    }
  }

  private static boolean isHaltedBy(AlertProcess process, String workspace, Finding finding)
      throws InterruptedException {
    try {
      process.write(workspace, finding);
    } catch (StatusRuntimeException e) {
      // The failpoint is before the answer: the sender does not know, which is the point.
      assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
    }
    return process.endsWithin(Duration.ofSeconds(30));
  }

  private static List<IncidentEvent> timeline(String workspace) {
    List<Incident> incidents =
        service
            .incidents()
            .listIncidents(
                ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
            .getIncidentsList();
    assertThat(incidents).hasSize(1);
    return service
        .incidents()
        .getIncident(
            GetIncidentRequest.newBuilder().setName(incidents.getFirst().getName()).build())
        .getTimelineList();
  }
}
