package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.protobuf.Duration;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AssignIncidentRequest;
import io.candor.alert.v1.CloseIncidentRequest;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.EscalationStep;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FollowUp;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.ListFollowUpsRequest;
import io.candor.alert.v1.ListFollowUpsResponse;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.ReopenIncidentRequest;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.UpdateFollowUpsRequest;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// An incident from its opening to the customers who were told that it is mended.
class IncidentLifeIT {
  private static final java.time.Duration SOON = java.time.Duration.ofSeconds(15);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void whatNobodyAcknowledgesGoesToTheNext_andAnAcknowledgementEndsThat() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver team = LocalReceiver.start();
        LocalReceiver boss = LocalReceiver.start()) {
      escalating(workspace, team, boss);
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      assertThat(type(team.take(SOON))).isEqualTo("incident.opened");
      assertThat(type(boss.take(SOON))).isEqualTo("incident.unacknowledged");

      Incident incident = only(workspace);
      assertThat(incident.getEscalationLevel()).isEqualTo(1);
      Incident acknowledged = acknowledge(incident);
      assertThat(acknowledged.getTimeToAcknowledge().getSeconds()).isBetween(1L, 60L);
      // Trouble began at the volume's since time, 2026-03-12T16:48:03Z.
      assertThat(acknowledged.getTimeToInsight().getSeconds())
          .isEqualTo(
              acknowledged.getOpenTime().getSeconds()
                  - FindingMessages.time("2026-03-12T16:48:03Z").getSeconds()
                  + (acknowledged.getTimeToInsight().getNanos()
                          > acknowledged.getOpenTime().getNanos()
                      ? -1
                      : 0));
      assertThat(types(incident))
          .containsSubsequence(
              IncidentEvent.Type.OPENED,
              IncidentEvent.Type.ESCALATED,
              IncidentEvent.Type.ACKNOWLEDGED);
    }
  }

  @Test
  void theLoopIsClosedWithEverybodyBehindIt() {
    String workspace = AlertService.newWorkspace();
    service.write(
        workspace,
        FindingMessages.loginLoop(workspace)
            .addExamples(example(workspace, "conversations/c-1"))
            .addExamples(example(workspace, "feedback/f-1"))
            .build());
    service.write(
        workspace,
        FindingMessages.loginLoop(workspace)
            .setRevision(2)
            .addExamples(example(workspace, "conversations/c-2"))
            .setImpact(
                io.candor.alert.v1.Impact.newBuilder()
                    .addAccountIds("acc-17")
                    .addAccountIds("b & c")
                    .addCustomerIds("jo@example.com")
                    .setCustomerCount(1))
            .build());
    Incident incident = only(workspace);
    assertThat(subjects(incident))
        .containsExactly(
            "accounts/acc-17",
            "accounts/b%20%26%20c",
            "conversations/c-1",
            "conversations/c-2",
            "customers/jo%40example.com",
            "feedback/f-1");
    // Receivers are given the incident: it counts the customers, and does not name them.
    assertThat(incident.getImpact().getCustomerCount()).isEqualTo(1);
    assertThat(incident.getImpact().getCustomerIdsList()).isEmpty();
    assertThatThrownBy(() -> close(incident)).hasMessageContaining("must be RESOLVED");
    resolve(incident);
    assertThatThrownBy(() -> close(incident)).hasMessageContaining("6 follow-ups");

    assertThat(
            follow(
                incident,
                followUp("accounts/acc-17", FollowUp.State.TOLD),
                followUp("accounts/b%20%26%20c", FollowUp.State.TOLD),
                followUp("conversations/c-1", FollowUp.State.TOLD),
                followUp("conversations/c-2", FollowUp.State.NO_ANSWER),
                followUp("customers/jo%40example.com", FollowUp.State.TOLD)))
        .isEqualTo(1);
    assertThat(follow(incident, followUp("feedback/f-1", FollowUp.State.TOLD))).isZero();
    Incident closed = close(incident);
    assertThat(closed.getState()).isEqualTo(Incident.State.CLOSED);
    assertThat(closed.getClosedBy()).isEqualTo("ada");
    assertThatThrownBy(() -> follow(incident, followUp("accounts/b", FollowUp.State.TOLD)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("FAILED_PRECONDITION");

    // The same finding goes on: closed stays closed. Cleared and back: open again, not doubled.
    service.write(workspace, FindingMessages.loginLoop(workspace).setRevision(3).build());
    assertThat(only(workspace).getState()).isEqualTo(Incident.State.CLOSED);
    service.write(
        workspace,
        FindingMessages.loginLoop(workspace)
            .setRevision(4)
            .setState(Finding.State.CLEARED)
            .build());
    service.write(workspace, FindingMessages.loginLoop(workspace).setRevision(5).build());
    assertThat(only(workspace).getState()).isEqualTo(Incident.State.OPEN);
  }

  @Test
  void assigningAndReopeningStandInTheTimeLine() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, FindingMessages.loginLoop(workspace).build());
    Incident incident = only(workspace);
    Incident assigned =
        service
            .incidents()
            .assignIncident(
                AssignIncidentRequest.newBuilder()
                    .setName(incident.getName())
                    .setActor("ada")
                    .setAssignee("bob")
                    .build())
            .getIncident();
    assertThat(assigned.getAssignee()).isEqualTo("bob");
    assertThat(assigned.getState()).isEqualTo(Incident.State.OPEN);
    resolve(incident);
    Incident reopened =
        service
            .incidents()
            .reopenIncident(
                ReopenIncidentRequest.newBuilder()
                    .setName(incident.getName())
                    .setActor("ada")
                    .build())
            .getIncident();
    assertThat(reopened.getState()).isEqualTo(Incident.State.OPEN);
    assertThat(reopened.getAssignee()).isEqualTo("bob");
    assertThat(types(incident))
        .containsSubsequence(
            IncidentEvent.Type.ASSIGNED, IncidentEvent.Type.RESOLVED, IncidentEvent.Type.REOPENED);
  }

  @Test
  void aWrongRefundWindowPagesTheRollbackOwner_withStatementConversationAndDirective()
      throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver maria = LocalReceiver.start()) {
      service.putSecret(workspace, "hook", AlertService.SECRET);
      service.route(
          workspace,
          routing ->
              routing
                  .addReceivers(AlertService.webhook("maria", maria.url()))
                  .addDeploymentOwners(
                      DeploymentOwner.newBuilder()
                          .setDeployment("helpbot")
                          .setOwner(Owner.newBuilder().addReceivers("maria")))
                  .addRoutes(
                      io.candor.alert.v1.Route.newBuilder().setId("all").addReceivers("log")));
      service.write(
          workspace,
          FindingMessages.rollback(workspace)
              .setKind(Finding.Kind.POLICY_INCIDENT)
              .setPolicyClass("01")
              .setSeverity(Finding.Severity.P0)
              .setMetric("policy")
              .addExamples(
                  Example.newBuilder()
                      .setName("workspaces/" + workspace + "/conversations/conv-9")
                      .setExcerpt("Refunds are possible within 60 days.")
                      .setAssertionId("refund-window"))
              .build());
      Received page = maria.take(SOON);
      var data = JsonParser.parseString(page.body()).getAsJsonObject().getAsJsonObject("data");
      var statement =
          data.getAsJsonObject("incident").getAsJsonArray("statements").get(0).getAsJsonObject();
      assertThat(statement.get("excerpt").getAsString()).contains("60 days");
      assertThat(statement.get("name").getAsString()).endsWith("/conversations/conv-9");
      assertThat(statement.get("assertionId").getAsString()).isEqualTo("refund-window");
      assertThat(data.getAsJsonObject("directive").get("state").getAsString())
          .isEqualTo("PROPOSED");
    }
  }

  private static void escalating(String workspace, LocalReceiver team, LocalReceiver boss) {
    service.putSecret(workspace, "hook", AlertService.SECRET);
    service.route(
        workspace,
        routing ->
            routing
                .clearReceivers()
                .addReceivers(AlertService.webhook("team", team.url()))
                .addReceivers(AlertService.webhook("boss", boss.url()))
                .clearDefaultReceivers()
                .addDefaultReceivers("team")
                .addEscalationSteps(
                    EscalationStep.newBuilder()
                        .addSeverities(Finding.Severity.P1)
                        .setWait(Duration.newBuilder().setSeconds(1))
                        .addReceivers("boss"))
                .addEscalationSteps(
                    EscalationStep.newBuilder()
                        .addSeverities(Finding.Severity.P1)
                        .setWait(Duration.newBuilder().setSeconds(3600))
                        .addReceivers("boss")));
  }

  private static Example example(String workspace, String key) {
    return Example.newBuilder().setName("workspaces/" + workspace + "/" + key).build();
  }

  private static FollowUp followUp(String subject, FollowUp.State state) {
    return FollowUp.newBuilder().setSubject(subject).setState(state).build();
  }

  private static long follow(Incident incident, FollowUp... followUps) {
    return service
        .incidents()
        .updateFollowUps(
            UpdateFollowUpsRequest.newBuilder()
                .setParent(incident.getName())
                .setActor("ada")
                .addAllFollowUps(List.of(followUps))
                .build())
        .getToTellCount();
  }

  private static List<String> subjects(Incident incident) {
    ListFollowUpsResponse response =
        service
            .incidents()
            .listFollowUps(ListFollowUpsRequest.newBuilder().setParent(incident.getName()).build());
    return response.getFollowUpsList().stream().map(FollowUp::getSubject).toList();
  }

  private static Incident only(String workspace) {
    List<Incident> incidents =
        service
            .incidents()
            .listIncidents(
                ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
            .getIncidentsList();
    assertThat(incidents).hasSize(1);
    return incidents.getFirst();
  }

  private static List<IncidentEvent.Type> types(Incident incident) {
    GetIncidentResponse response =
        service
            .incidents()
            .getIncident(GetIncidentRequest.newBuilder().setName(incident.getName()).build());
    return response.getTimelineList().stream().map(IncidentEvent::getType).toList();
  }

  private static Incident acknowledge(Incident incident) {
    return service
        .incidents()
        .acknowledgeIncident(
            AcknowledgeIncidentRequest.newBuilder()
                .setName(incident.getName())
                .setActor("ada")
                .build())
        .getIncident();
  }

  private static void resolve(Incident incident) {
    var unused =
        service
            .incidents()
            .resolveIncident(
                ResolveIncidentRequest.newBuilder()
                    .setName(incident.getName())
                    .setActor("ada")
                    .build());
  }

  private static Incident close(Incident incident) {
    return service
        .incidents()
        .closeIncident(
            CloseIncidentRequest.newBuilder().setName(incident.getName()).setActor("ada").build())
        .getIncident();
  }

  private static String type(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().get("type").getAsString();
  }
}
