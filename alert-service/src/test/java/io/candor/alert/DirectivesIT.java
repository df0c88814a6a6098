package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.rpc.ErrorInfo;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.DirectiveCalls;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.AuditEntry;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.DeploymentState;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveAction;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.PauseBot;
import io.candor.alert.v1.ProposeDirectiveRequest;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.VerifyAuditResponse;
import io.candor.alert.v1.WatchDirectivesResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// From a finding to a bot that was pulled back: proposal, the owner's word, delivery, revert.
class DirectivesIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String MARIA = "maria@example.com";

  @AutoClose
  private static final AlertService service =
      AlertService.start(
          Map.of(
              "candor.alert.directives.resend-interval", "250ms",
              "candor.alert.directives.acknowledge-within", "500ms"));

  private static final DirectiveCalls calls = new DirectiveCalls(service);

  @Test
  void sufficientEvidenceRemovesTheArchetype_andThePlatformHearsOfItUntilItAnswers()
      throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver platform = LocalReceiver.start();
        LocalReceiver owner = LocalReceiver.start()) {
      route(workspace, owner, platform);
      service.write(workspace, rollback(workspace).setAutomatic(true).build());

      Received order = platform.take(SOON);
      assertThat(type(order)).isEqualTo("directive.ordered");
      JsonObject sent = data(order).getAsJsonObject("directive");
      assertThat(sent.getAsJsonObject("action").getAsJsonObject("removeArchetype"))
          .hasToString("{\"archetypeId\":\"billing_dispute\"}");
      assertThat(sent.get("automatic").getAsBoolean()).isTrue();
      // Not answered yet: it comes again under the same id.
      Received again = platform.take(SOON);
      assertThat(again.header("webhook-id")).isEqualTo(order.header("webhook-id"));

      // The owner hears of the incident together with what was ordered, then of the silence.
      Received incident = owner.take(SOON);
      assertThat(type(incident)).isEqualTo("incident.opened");
      assertThat(data(incident).getAsJsonObject("directive").get("state").getAsString())
          .isEqualTo("ORDERED");
      assertThat(type(owner.take(SOON))).isEqualTo("directive.unacknowledged");

      Directive directive = only(workspace);
      Directive acknowledged = calls.acknowledge(directive, true);
      assertThat(acknowledged.getState()).isEqualTo(Directive.State.ACKNOWLEDGED);
      assertThat(calls.acknowledge(directive, true)).isEqualTo(acknowledged);
      GetDeploymentStateResponse state = calls.state(workspace, null);
      assertThat(state.getOrdered().getRemovedArchetypesList()).containsExactly("billing_dispute");
      assertThat(state.getAcknowledged()).isEqualTo(state.getOrdered());
      assertThat(calls.actions(workspace))
          .containsExactly("directive.acknowledged", "directive.ordered");
      AuditEntry ordered = calls.entries(workspace).getLast();
      assertThat(ordered.getActor()).isEqualTo("system");
      assertThat(ordered.getDetailJson())
          .contains("\"delta\":\"-8.27\"")
          .contains("Remove billing dispute from the deflection list of helpbot");
    }
  }

  @Test
  void onlyTheOwnerOrders_andAProposalWaitsForTheWord() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).build());
    Directive proposed = only(workspace);
    assertThat(proposed.getState()).isEqualTo(Directive.State.PROPOSED);
    assertThat(proposed.getFigure().getMeasured().getDelta()).isEqualTo(-8.27);
    assertThat(proposed.getIncident()).startsWith("workspaces/" + workspace + "/incidents/");
    Instant before = Instant.now();

    assertThat(reason(() -> calls.approve(proposed, "eve@example.com", "")))
        .isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(reason(() -> calls.approve(proposed, MARIA, "99"))).isEqualTo("ETAG_MISMATCH");
    Directive ordered = calls.approve(proposed, MARIA, proposed.getEtag());
    assertThat(ordered.getState()).isEqualTo(Directive.State.ORDERED);
    assertThat(ordered.getDecidedBy()).isEqualTo(MARIA);
    assertThat(calls.approve(proposed, MARIA, "")).isEqualTo(ordered);
    assertThat(reason(() -> calls.reject(proposed, MARIA))).isEqualTo("DIRECTIVE_DECIDED");

    assertThat(calls.state(workspace, null).getOrdered().getRemovedArchetypesCount()).isEqualTo(1);
    assertThat(calls.state(workspace, null).getAcknowledged().getRemovedArchetypesCount()).isZero();
    assertThat(calls.state(workspace, before).getOrdered().getRemovedArchetypesCount()).isZero();
  }

  @Test
  void anOwnersNoStandsWhileTheFindingLasts() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).build());
    calls.reject(only(workspace), MARIA);
    service.write(workspace, rollback(workspace).setRevision(2).setAutomatic(true).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.REJECTED);
  }

  @Test
  void aProposalEndsWithItsFinding_andComesBackWithIt() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).build());
    service.write(
        workspace, rollback(workspace).setRevision(2).setState(Finding.State.CLEARED).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.WITHDRAWN);
    assertThat(reason(() -> calls.approve(only(workspace), MARIA, "")))
        .isEqualTo("DIRECTIVE_DECIDED");
    service.write(workspace, rollback(workspace).setRevision(3).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.PROPOSED);
    assertThat(calls.actions(workspace))
        .containsExactly("directive.proposed", "directive.withdrawn", "directive.proposed");
  }

  @Test
  void historyOrdersNothing() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).setAutomatic(true).setNotify(false).build());
    assertThat(calls.list(workspace)).isEmpty();
    service.write(workspace, rollback(workspace).setAutomatic(true).setRevision(2).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.ORDERED);
  }

  @Test
  void theOwnerMaySwitchTheAutomatismOff_andNameADeputy() {
    String workspace = AlertService.newWorkspace();
    String name = "workspaces/" + workspace + "/rollbackAuthorities/helpbot";
    RollbackAuthority set =
        calls.update(
            RollbackAuthority.newBuilder()
                .setName(name)
                .setOwner(MARIA)
                .setDeputy("jo@example.com")
                .setDeputyUntilTime(FindingMessages.time("2099-01-01T00:00:00Z"))
                .setAutomaticRollbackDisabled(true)
                .build(),
            "admin");
    assertThat(reason(() -> calls.update(set, "jo@example.com"))).isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(reason(() -> calls.update(set.toBuilder().setEtag("7").build(), MARIA)))
        .isEqualTo("ETAG_MISMATCH");

    service.write(
        workspace,
        rollback(workspace).setAutomatic(true).setRollbackOwner("other@example.com").build());
    Directive proposed = only(workspace);
    assertThat(proposed.getState()).isEqualTo(Directive.State.PROPOSED);
    assertThat(reason(() -> calls.approve(proposed, "other@example.com", "")))
        .isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(calls.approve(proposed, "jo@example.com", "").getState())
        .isEqualTo(Directive.State.ORDERED);
  }

  @Test
  void aPlatformWatches_resumes_andARevertIsADirectiveToo() {
    String workspace = AlertService.newWorkspace();
    calls.declare(workspace);
    service.write(workspace, rollback(workspace).build());
    Iterator<WatchDirectivesResponse> watch = calls.watch(workspace, "");
    Directive ordered = calls.approve(only(workspace), MARIA, "");
    WatchDirectivesResponse seen = watch.next();
    assertThat(seen.getDirective().getName()).isEqualTo(ordered.getName());

    Directive pause =
        service
            .directives()
            .proposeDirective(
                ProposeDirectiveRequest.newBuilder()
                    .setParent("workspaces/" + workspace)
                    .setDeploymentId("helpbot")
                    .setAction(DirectiveAction.newBuilder().setPause(PauseBot.getDefaultInstance()))
                    .setActor(MARIA)
                    .setReason("It insults people.")
                    .setOrder(true)
                    .setRequestId("r-1")
                    .build())
            .getDirective();
    assertThat(pause.getState()).isEqualTo(Directive.State.ORDERED);
    calls.acknowledge(ordered, true);

    // Behind the token comes the pause; what was answered does not come again.
    WatchDirectivesResponse next = calls.watch(workspace, seen.getResumeToken()).next();
    assertThat(next.getDirective().getName()).isEqualTo(pause.getName());
    // Without a token: what waits for an answer.
    assertThat(calls.watch(workspace, "").next().getDirective().getName())
        .isEqualTo(pause.getName());

    Directive revert = calls.revert(ordered, MARIA);
    assertThat(revert.getState()).isEqualTo(Directive.State.ORDERED);
    assertThat(revert.getAction().getRestoreArchetype().getArchetypeId())
        .isEqualTo("billing_dispute");
    assertThat(calls.revert(ordered, MARIA)).isEqualTo(revert);
    DeploymentState state = calls.state(workspace, null).getOrdered();
    assertThat(state.getDeflectionListList()).containsExactly("billing_dispute", "returns");
    assertThat(state.getPaused()).isTrue();
    assertThat(state.getBotVersion()).isEqualTo("1.4.0");

    assertThat(calls.revert(pause, "somebody").getState()).isEqualTo(Directive.State.PROPOSED);
    VerifyAuditResponse audit = calls.verify(workspace, 0, "");
    assertThat(audit.getIntact()).isTrue();
    assertThat(calls.verify(workspace, audit.getEntryCount(), audit.getHeadHash()).getIntact())
        .isTrue();
    assertThat(calls.verify(workspace, audit.getEntryCount() + 1, audit.getHeadHash()).getIntact())
        .isFalse();
  }

  @Test
  void aRefusalPagesTheOwner() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver platform = LocalReceiver.start();
        LocalReceiver owner = LocalReceiver.start()) {
      route(workspace, owner, platform);
      service.write(workspace, rollback(workspace).build());
      owner.take(SOON);
      Directive ordered = calls.approve(only(workspace), MARIA, "");
      calls.acknowledge(ordered, false);
      Until.holds(
          () ->
              assertThat(owner.received())
                  .extracting(DirectivesIT::type)
                  .contains("directive.refused"));
    }
  }

  private static void route(String workspace, LocalReceiver owner, LocalReceiver platform) {
    service.putSecret(workspace, "hook", AlertService.SECRET);
    service.route(
        workspace,
        routing ->
            routing
                .addReceivers(AlertService.webhook("maria", owner.url()))
                .addReceivers(AlertService.webhook("platform", platform.url()))
                .addDeploymentOwners(
                    DeploymentOwner.newBuilder()
                        .setDeployment("helpbot")
                        .setOwner(Owner.newBuilder().addReceivers("maria"))
                        .addPlatformReceivers("platform")));
  }

  private static Finding.Builder rollback(String workspace) {
    return FindingMessages.rollback(workspace).setRollbackOwner(MARIA);
  }

  private static Directive only(String workspace) {
    assertThat(calls.list(workspace)).hasSize(1);
    return calls.list(workspace).getFirst();
  }

  private static String type(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().get("type").getAsString();
  }

  private static JsonObject data(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().getAsJsonObject("data");
  }

  private static String reason(Executable call) {
    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, call::execute);
    try {
      return java.util.Objects.requireNonNull(StatusProto.fromThrowable(failure))
          .getDetails(0)
          .unpack(ErrorInfo.class)
          .getReason();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
