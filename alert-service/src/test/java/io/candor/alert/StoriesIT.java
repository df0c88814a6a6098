package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Finding.Kind;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.IncidentFinding;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Owner;
import io.candor.ingest.v1.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What happens to customers for one reason is one incident, at its owner, in one sentence,
/// however many findings it makes.
class StoriesIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void contextLossEverywhere_isOneIncident_toldOnce() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start()) {
      routeToOwners(workspace, owner);
      service.write(
          workspace,
          bot(workspace, Kind.CONTEXT_LOSS, "returns", "2026-W13").build(),
          bot(workspace, Kind.CONTEXT_LOSS, "order_status", "2026-W13").build(),
          bot(workspace, Kind.CONTEXT_LOSS, "", "2026-W13").build(),
          bot(workspace, Kind.REPEAT_STATE, "", "2026-W13").build());
      service.write(
          workspace, bot(workspace, Kind.CONTEXT_LOSS, "plan_change", "2026-W14").build());

      Incident incident = only(workspace);
      assertThat(incident.getKind()).isEqualTo(Kind.CONTEXT_LOSS);
      assertThat(incident.getScope().getArchetypeId()).isEmpty();
      assertThat(incident.getReceiversList()).containsExactly("bot-owner");
      GetIncidentResponse whole = get(incident);
      assertThat(whole.getIncident().getFindingsList())
          .hasSize(5)
          .extracting(IncidentFinding::getName)
          .startsWith(incident.getFinding());
      assertThat(whole.getTimelineList())
          .filteredOn(it -> it.getType() == IncidentEvent.Type.FINDING_JOINED)
          .hasSize(4)
          .allSatisfy(it -> assertThat(it.getFinding()).isNotEmpty());
      // Told of the whole: no word is asked about its parts, one by one.
      assertThat(whole.getDirectivesList())
          .noneMatch(it -> it.getState() == Directive.State.PROPOSED);
      assertOnlyMessages(owner, workspace, 1, incident.getSentence());
    }
  }

  @Test
  void reviewThenRollback_isOneIncident_withTheDirectiveOfTheRollback() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start()) {
      routeToOwners(workspace, owner);
      Finding.Builder review =
          bot(workspace, Kind.CSAT_REVIEW, "billing_dispute", "2026-W14")
              .setSeverity(Finding.Severity.P2)
              .setMetric("csat_resolution");
      service.write(workspace, review.build());
      assertThat(owner.take(SOON).body()).contains("tightenThreshold");
      service.write(
          workspace,
          review.setRevision(2).setState(Finding.State.REPLACED).setClearedWeek("2026-W15").build(),
          bot(workspace, Kind.CSAT_ROLLBACK, "billing_dispute", "2026-W15")
              .setMetric("csat_resolution")
              .build());

      Incident incident = only(workspace);
      assertThat(incident.getKind()).isEqualTo(Kind.CSAT_ROLLBACK);
      assertThat(incident.getState()).isEqualTo(Incident.State.OPEN);
      assertThat(incident.getOpenedWeek()).isEqualTo("2026-W14");
      assertThat(owner.take(SOON).body()).contains("SEVERITY_RAISED").contains("removeArchetype");
      assertThat(get(incident).getDirectivesList())
          .extracting(Directive::getState)
          .containsExactlyInAnyOrder(Directive.State.PROPOSED, Directive.State.WITHDRAWN);
    }
  }

  @Test
  void leakWeekAfterWeek_isOneIncident_reopened() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start()) {
      routeToOwners(workspace, owner);
      Finding.Builder first = bot(workspace, Kind.REFUND_LEAKAGE, "returns", "2026-W11");
      service.write(workspace, first.build());
      assertThat(owner.take(SOON).body()).contains("incident.opened");
      // Over in one archetype and begun in another by the same evaluation: it never ended.
      service.write(
          workspace,
          cleared(first, "2026-W12"),
          bot(workspace, Kind.REFUND_LEAKAGE, "plan_change", "2026-W12").build());
      assertThat(only(workspace).getState()).isEqualTo(Incident.State.OPEN);
      service.write(
          workspace,
          cleared(bot(workspace, Kind.REFUND_LEAKAGE, "plan_change", "2026-W12"), "2026-W13"));
      assertThat(owner.take(SOON).body()).contains("incident.resolved");
      service.write(workspace, bot(workspace, Kind.REFUND_LEAKAGE, "returns", "2026-W15").build());
      assertThat(owner.take(SOON).body()).contains("incident.reopened");
      assertThat(only(workspace).getOpenedWeek()).isEqualTo("2026-W11");

      service.route(
          workspace,
          it -> it.setReopenWithin(com.google.protobuf.Duration.newBuilder().setSeconds(0)));
      service.write(
          workspace,
          cleared(bot(workspace, Kind.REFUND_LEAKAGE, "returns", "2026-W15"), "2026-W16"));
      service.write(workspace, bot(workspace, Kind.REFUND_LEAKAGE, "returns", "2026-W17").build());
      assertThat(list(workspace)).hasSize(2);
    }
  }

  @Test
  void newSymptom_itsRise_andTheRiseInASegment_areOneIncidentOfTheArea() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start()) {
      routeToOwners(workspace, owner);
      Finding.Builder spike = FindingMessages.loginLoop(workspace);
      service.write(
          workspace,
          FindingMessages.loginLoop(workspace)
              .setName(spike.getName() + "-new")
              .setKind(Kind.THEME_EMERGING)
              .setSeverity(Finding.Severity.P2)
              .build(),
          spike.build());
      Finding.Builder segment =
          FindingMessages.loginLoop(workspace).setName(spike.getName() + "-enterprise");
      segment.getScopeBuilder().setSegment(Account.Segment.ENTERPRISE);
      service.write(workspace, segment.build());

      Incident incident = only(workspace);
      assertThat(incident.getReceiversList()).containsExactly("mobile-owner");
      assertThat(incident.getSentence())
          .contains("login loop")
          .contains("17 vs 4")
          .contains("12 enterprise accounts");
      assertOnlyMessages(owner, workspace, 1, incident.getSentence());
    }
  }

  @Test
  void twoFalls_askTheOwnerTwice_inOneIncident() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver owner = LocalReceiver.start()) {
      routeToOwners(workspace, owner);
      service.write(
          workspace,
          bot(workspace, Kind.CSAT_REVIEW, "returns", "2026-W14").setMetric("csat_delayed").build(),
          bot(workspace, Kind.CSAT_ROLLBACK, "returns", "2026-W14")
              .setMetric("csat_resolution")
              .build());
      Incident incident = only(workspace);
      List<Directive> directives = get(incident).getDirectivesList();
      assertThat(directives).hasSize(2);
      // One goes with the incident, the other one is told by itself: neither gets lost.
      String first = owner.take(SOON).body();
      String second = owner.take(SOON).body();
      assertThat(List.of(first, second))
          .anyMatch(it -> it.contains("incident.opened"))
          .anyMatch(it -> it.contains("directive.proposed"));
      assertThat(directives).allSatisfy(it -> assertThat(first + second).contains(it.getName()));
    }
  }

  private static void routeToOwners(String workspace, LocalReceiver owner) throws Exception {
    service.putSecret(workspace, "hook", AlertService.SECRET);
    service.route(
        workspace,
        routing ->
            routing
                .addReceivers(AlertService.webhook("bot-owner", owner.url()))
                .addReceivers(AlertService.webhook("mobile-owner", owner.url()))
                .addDeploymentOwners(
                    io.candor.alert.v1.DeploymentOwner.newBuilder()
                        .setDeployment("helpbot")
                        .setOwner(Owner.newBuilder().addReceivers("bot-owner")))
                .addAreaOwners(
                    io.candor.alert.v1.AreaOwner.newBuilder()
                        .setArea("mobile_app")
                        .setOwner(Owner.newBuilder().addReceivers("mobile-owner"))));
  }

  /// The first message says this, and a later incident's message shows that no other came.
  private static void assertOnlyMessages(
      LocalReceiver owner, String workspace, int expected, String sentence) throws Exception {
    String first = owner.take(SOON).body();
    assertThat(first).contains("incident.opened").contains(sentence.substring(0, 20));
    service.write(
        workspace, bot(workspace, Kind.BOT_HANDLE_TIME_TREND, "returns", "2026-W15").build());
    assertThat(owner.take(SOON).body()).contains("BOT_HANDLE_TIME_TREND");
    assertThat(owner.received()).hasSize(expected + 1);
  }

  private static Finding.Builder bot(
      String workspace, Kind kind, String archetype, String openedWeek) {
    Finding.Builder finding =
        FindingMessages.rollback(workspace)
            .setName(
                "workspaces/%s/findings/%s-%s-%s"
                    .formatted(workspace, kind, archetype, openedWeek)
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-'))
            .setKind(kind)
            .setMetric("")
            .setOpenedWeek(openedWeek);
    finding.getScopeBuilder().setArchetypeId(archetype);
    return finding;
  }

  private static Finding cleared(Finding.Builder finding, String week) {
    return finding.setRevision(2).setState(Finding.State.CLEARED).setClearedWeek(week).build();
  }

  private static Incident only(String workspace) {
    assertThat(list(workspace)).hasSize(1);
    return list(workspace).getFirst();
  }

  private static GetIncidentResponse get(Incident incident) {
    return service
        .incidents()
        .getIncident(GetIncidentRequest.newBuilder().setName(incident.getName()).build());
  }

  private static List<Incident> list(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getIncidentsList();
  }
}
