package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListIncidentsResponse;
import io.candor.alert.v1.NotifyDecision.Reason;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.ErrorConformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Incidents are listed, acknowledged and resolved over localhost.
class IncidentServiceIT {
  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  private final String workspace = AlertService.newWorkspace();

  @Test
  void acknowledgedThenResolved_withWhoAndWhy() {
    service.write(workspace, FindingMessages.loginLoop(workspace).build());
    Incident open = list(ListIncidentsRequest.newBuilder()).getIncidents(0);
    assertThat(open.getState()).isEqualTo(Incident.State.OPEN);

    Incident acknowledged = acknowledge(open.getName(), "ada", open.getEtag());
    assertThat(acknowledged.getState()).isEqualTo(Incident.State.ACKNOWLEDGED);
    assertThat(acknowledged.getAcknowledgedBy()).isEqualTo("ada");
    assertThat(acknowledged.getEtag()).isNotEqualTo(open.getEtag());
    assertThat(acknowledge(open.getName(), "bob", "")).isEqualTo(acknowledged);
    ErrorConformance.assertFails(
        Code.ABORTED, AlertReason.ETAG_MISMATCH, () -> resolve(open.getName(), open.getEtag()));

    Incident resolved = resolve(open.getName(), acknowledged.getEtag());
    assertThat(resolved.getState()).isEqualTo(Incident.State.RESOLVED);
    assertThat(resolved.getResolution()).isEqualTo(Incident.Resolution.BY_PERSON);
    assertThat(resolved.getResolvedBy()).isEqualTo("ada");
    assertThat(resolve(open.getName(), "")).isEqualTo(resolved);
    ErrorConformance.assertFails(
        Code.FAILED_PRECONDITION,
        AlertReason.INCIDENT_RESOLVED,
        () -> acknowledge(open.getName(), "bob", ""));

    var response =
        service
            .incidents()
            .getIncident(GetIncidentRequest.newBuilder().setName(open.getName()).build());
    assertThat(response.getIncident().getFindingsCount()).isEqualTo(1);
    assertThat(response.getIncident().toBuilder().clearFindings().build()).isEqualTo(resolved);
    List<IncidentEvent> byPeople =
        response.getTimelineList().stream().filter(it -> !it.getActor().isEmpty()).toList();
    assertThat(byPeople)
        .extracting(IncidentEvent::getType)
        .containsExactly(IncidentEvent.Type.ACKNOWLEDGED, IncidentEvent.Type.RESOLVED);
    assertThat(byPeople)
        .allSatisfy(
            it -> assertThat(it.getDecision().getReason()).isEqualTo(Reason.DONE_BY_PERSON));
    assertThat(byPeople.getFirst().getNote()).isEqualTo("on it");
  }

  @Test
  void pagesWithoutGapsOrDoubles_andFilters() {
    for (int i = 0; i < 7; i++) {
      Finding.Builder finding =
          i % 2 == 0
              ? FindingMessages.rollback(workspace)
              : FindingMessages.loginLoop(workspace)
                  .setSeverity(Finding.Severity.P0)
                  .clearRelease();
      if (i % 2 == 0) {
        finding.getScopeBuilder().setArchetypeId("a" + i);
      } else {
        finding.getScopeBuilder().setThemeId("t" + i);
      }
      service.write(
          workspace, finding.setName("workspaces/" + workspace + "/findings/f" + i).build());
    }
    List<String> names = new ArrayList<>();
    ListIncidentsRequest.Builder request = ListIncidentsRequest.newBuilder().setPageSize(3);
    ListIncidentsResponse page;
    do {
      page = list(request);
      assertThat(page.getIncidentsCount()).isBetween(1, 3);
      page.getIncidentsList().forEach(incident -> names.add(incident.getName()));
      request.setPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
    assertThat(names).hasSize(7).doesNotHaveDuplicates();

    assertThat(kinds(ListIncidentsRequest.newBuilder().addSeverities(Finding.Severity.P0)))
        .hasSize(3)
        .containsOnly(Finding.Kind.THEME_SPIKE);
    assertThat(kinds(ListIncidentsRequest.newBuilder().addKinds(Finding.Kind.CSAT_ROLLBACK)))
        .hasSize(4);
    assertThat(kinds(ListIncidentsRequest.newBuilder().setDeployment("helpbot"))).hasSize(4);
    assertThat(kinds(ListIncidentsRequest.newBuilder().setArea("mobile_app"))).hasSize(3);
    assertThat(kinds(ListIncidentsRequest.newBuilder().setOpenedWeek("2026-W14"))).hasSize(4);
    assertThat(kinds(ListIncidentsRequest.newBuilder().addStates(Incident.State.RESOLVED)))
        .isEmpty();
    assertThat(
            kinds(
                ListIncidentsRequest.newBuilder()
                    .addStates(Incident.State.RESOLVED)
                    .addStates(Incident.State.OPEN)))
        .hasSize(7);
  }

  @Test
  void badRequests() {
    String absent = "workspaces/" + workspace + "/incidents/theme-spike-0";
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        AlertReason.INCIDENT_NOT_FOUND,
        () ->
            service
                .incidents()
                .getIncident(GetIncidentRequest.newBuilder().setName(absent).build()));
    ErrorConformance.assertFails(
        Code.NOT_FOUND, AlertReason.INCIDENT_NOT_FOUND, () -> acknowledge(absent, "ada", ""));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT, KitReason.REQUEST_INVALID, () -> acknowledge(absent, "", ""));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.REQUEST_INVALID,
        () -> list(ListIncidentsRequest.newBuilder().setPageSize(-1)));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.PAGE_TOKEN_INVALID,
        () -> list(ListIncidentsRequest.newBuilder().setPageToken("forged")));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.REQUEST_INVALID,
        () -> list(ListIncidentsRequest.newBuilder().addStatesValue(99)));
  }

  @Test
  void anotherWorkspacesIncident_isNotThere() {
    service.write(workspace, FindingMessages.loginLoop(workspace).build());
    String id = list(ListIncidentsRequest.newBuilder()).getIncidents(0).getName();
    String foreign = id.replace(workspace, AlertService.newWorkspace());
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        AlertReason.INCIDENT_NOT_FOUND,
        () ->
            service
                .incidents()
                .getIncident(GetIncidentRequest.newBuilder().setName(foreign).build()));
  }

  private List<Finding.Kind> kinds(ListIncidentsRequest.Builder request) {
    return list(request).getIncidentsList().stream().map(Incident::getKind).toList();
  }

  private ListIncidentsResponse list(ListIncidentsRequest.Builder request) {
    return service.incidents().listIncidents(request.setParent("workspaces/" + workspace).build());
  }

  private static Incident acknowledge(String name, String actor, String etag) {
    return service
        .incidents()
        .acknowledgeIncident(
            AcknowledgeIncidentRequest.newBuilder()
                .setName(name)
                .setActor(actor)
                .setNote("on it")
                .setEtag(etag)
                .build())
        .getIncident();
  }

  private static Incident resolve(String name, String etag) {
    return service
        .incidents()
        .resolveIncident(
            ResolveIncidentRequest.newBuilder().setName(name).setActor("ada").setEtag(etag).build())
        .getIncident();
  }
}
