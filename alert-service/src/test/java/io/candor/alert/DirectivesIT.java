package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.rpc.ErrorInfo;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.AcknowledgeDirectiveRequest;
import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.AuditEntry;
import io.candor.alert.v1.DeclareDeploymentRequest;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.DeploymentState;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveAction;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetDeploymentStateRequest;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.alert.v1.ListAuditEntriesRequest;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.Owner;
import io.candor.alert.v1.PauseBot;
import io.candor.alert.v1.ProposeDirectiveRequest;
import io.candor.alert.v1.RejectDirectiveRequest;
import io.candor.alert.v1.RevertDirectiveRequest;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import io.candor.alert.v1.WatchDirectivesRequest;
import io.candor.alert.v1.WatchDirectivesResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// From a finding to a bot that was pulled back: proposal, the owner's word, delivery, revert.
class DirectivesIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String MARIA = "maria@example.com";

  private static AlertService service;

  @BeforeAll
  static void start() {
    service =
        AlertService.start(
            Map.of(
                "candor.alert.directives.resend-interval", "250ms",
                "candor.alert.directives.acknowledge-within", "500ms"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

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
      Directive acknowledged = acknowledge(directive, true);
      assertThat(acknowledged.getState()).isEqualTo(Directive.State.ACKNOWLEDGED);
      assertThat(acknowledge(directive, true)).isEqualTo(acknowledged);
      GetDeploymentStateResponse state = state(workspace, null);
      assertThat(state.getOrdered().getRemovedArchetypesList()).containsExactly("billing_dispute");
      assertThat(state.getAcknowledged()).isEqualTo(state.getOrdered());
      assertThat(actions(workspace)).containsExactly("directive.acknowledged", "directive.ordered");
      AuditEntry ordered = entries(workspace).getLast();
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

    assertThat(reason(() -> approve(proposed, "eve@example.com", "")))
        .isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(reason(() -> approve(proposed, MARIA, "99"))).isEqualTo("ETAG_MISMATCH");
    Directive ordered = approve(proposed, MARIA, proposed.getEtag());
    assertThat(ordered.getState()).isEqualTo(Directive.State.ORDERED);
    assertThat(ordered.getDecidedBy()).isEqualTo(MARIA);
    assertThat(approve(proposed, MARIA, "")).isEqualTo(ordered);
    assertThat(reason(() -> reject(proposed, MARIA))).isEqualTo("DIRECTIVE_DECIDED");

    assertThat(state(workspace, null).getOrdered().getRemovedArchetypesCount()).isEqualTo(1);
    assertThat(state(workspace, null).getAcknowledged().getRemovedArchetypesCount()).isZero();
    assertThat(state(workspace, before).getOrdered().getRemovedArchetypesCount()).isZero();
  }

  @Test
  void anOwnersNoStandsWhileTheFindingLasts() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).build());
    reject(only(workspace), MARIA);
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
    assertThat(reason(() -> approve(only(workspace), MARIA, ""))).isEqualTo("DIRECTIVE_DECIDED");
    service.write(workspace, rollback(workspace).setRevision(3).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.PROPOSED);
    assertThat(actions(workspace))
        .containsExactly("directive.proposed", "directive.withdrawn", "directive.proposed");
  }

  @Test
  void historyOrdersNothing() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, rollback(workspace).setAutomatic(true).setNotify(false).build());
    assertThat(list(workspace)).isEmpty();
    service.write(workspace, rollback(workspace).setAutomatic(true).setRevision(2).build());
    assertThat(only(workspace).getState()).isEqualTo(Directive.State.ORDERED);
  }

  @Test
  void theOwnerMaySwitchTheAutomatismOff_andNameADeputy() {
    String workspace = AlertService.newWorkspace();
    String name = "workspaces/" + workspace + "/rollbackAuthorities/helpbot";
    RollbackAuthority set =
        update(
            RollbackAuthority.newBuilder()
                .setName(name)
                .setOwner(MARIA)
                .setDeputy("jo@example.com")
                .setDeputyUntilTime(FindingMessages.time("2099-01-01T00:00:00Z"))
                .setAutomaticRollbackDisabled(true)
                .build(),
            "admin");
    assertThat(reason(() -> update(set, "jo@example.com"))).isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(reason(() -> update(set.toBuilder().setEtag("7").build(), MARIA)))
        .isEqualTo("ETAG_MISMATCH");

    service.write(
        workspace,
        rollback(workspace).setAutomatic(true).setRollbackOwner("other@example.com").build());
    Directive proposed = only(workspace);
    assertThat(proposed.getState()).isEqualTo(Directive.State.PROPOSED);
    assertThat(reason(() -> approve(proposed, "other@example.com", "")))
        .isEqualTo("NOT_ROLLBACK_OWNER");
    assertThat(approve(proposed, "jo@example.com", "").getState())
        .isEqualTo(Directive.State.ORDERED);
  }

  @Test
  void aPlatformWatches_resumes_andARevertIsADirectiveToo() {
    String workspace = AlertService.newWorkspace();
    declare(workspace);
    service.write(workspace, rollback(workspace).build());
    Iterator<WatchDirectivesResponse> watch = watch(workspace, "");
    Directive ordered = approve(only(workspace), MARIA, "");
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
    acknowledge(ordered, true);

    // Behind the token comes the pause; what was answered does not come again.
    WatchDirectivesResponse next = watch(workspace, seen.getResumeToken()).next();
    assertThat(next.getDirective().getName()).isEqualTo(pause.getName());
    // Without a token: what waits for an answer.
    assertThat(watch(workspace, "").next().getDirective().getName()).isEqualTo(pause.getName());

    Directive revert = revert(ordered, MARIA);
    assertThat(revert.getState()).isEqualTo(Directive.State.ORDERED);
    assertThat(revert.getAction().getRestoreArchetype().getArchetypeId())
        .isEqualTo("billing_dispute");
    assertThat(revert(ordered, MARIA)).isEqualTo(revert);
    DeploymentState state = state(workspace, null).getOrdered();
    assertThat(state.getDeflectionListList()).containsExactly("billing_dispute", "returns");
    assertThat(state.getPaused()).isTrue();
    assertThat(state.getBotVersion()).isEqualTo("1.4.0");

    assertThat(revert(pause, "somebody").getState()).isEqualTo(Directive.State.PROPOSED);
    VerifyAuditResponse audit = verify(workspace, 0, "");
    assertThat(audit.getIntact()).isTrue();
    assertThat(verify(workspace, audit.getEntryCount(), audit.getHeadHash()).getIntact()).isTrue();
    assertThat(verify(workspace, audit.getEntryCount() + 1, audit.getHeadHash()).getIntact())
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
      Directive ordered = approve(only(workspace), MARIA, "");
      acknowledge(ordered, false);
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

  private static void declare(String workspace) {
    service
        .directives()
        .declareDeployment(
            DeclareDeploymentRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setDeploymentId("helpbot")
                .addDeflectionList("returns")
                .addDeflectionList("billing_dispute")
                .setBotVersion("1.4.0")
                .setActor("platform")
                .build());
  }

  private static Iterator<WatchDirectivesResponse> watch(String workspace, String token) {
    return service
        .directives()
        .watchDirectives(
            WatchDirectivesRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setDeploymentId("helpbot")
                .setResumeToken(token)
                .build());
  }

  private static List<Directive> list(String workspace) {
    return service
        .directives()
        .listDirectives(
            ListDirectivesRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getDirectivesList();
  }

  private static Directive only(String workspace) {
    assertThat(list(workspace)).hasSize(1);
    return list(workspace).getFirst();
  }

  private static Directive approve(Directive directive, String actor, String etag) {
    return service
        .directives()
        .approveDirective(
            ApproveDirectiveRequest.newBuilder()
                .setName(directive.getName())
                .setActor(actor)
                .setEtag(etag)
                .build())
        .getDirective();
  }

  private static Directive reject(Directive directive, String actor) {
    return service
        .directives()
        .rejectDirective(
            RejectDirectiveRequest.newBuilder()
                .setName(directive.getName())
                .setActor(actor)
                .build())
        .getDirective();
  }

  private static Directive revert(Directive directive, String actor) {
    return service
        .directives()
        .revertDirective(
            RevertDirectiveRequest.newBuilder()
                .setName(directive.getName())
                .setActor(actor)
                .setReason("It was mended.")
                .build())
        .getDirective();
  }

  private static Directive acknowledge(Directive directive, boolean applied) {
    return service
        .directives()
        .acknowledgeDirective(
            AcknowledgeDirectiveRequest.newBuilder()
                .setName(directive.getName())
                .setActor("platform")
                .setOutcome(
                    applied
                        ? AcknowledgeDirectiveRequest.Outcome.APPLIED
                        : AcknowledgeDirectiveRequest.Outcome.REFUSED)
                .build())
        .getDirective();
  }

  private static RollbackAuthority update(RollbackAuthority authority, String actor) {
    return service
        .directives()
        .updateRollbackAuthority(
            UpdateRollbackAuthorityRequest.newBuilder()
                .setRollbackAuthority(authority)
                .setActor(actor)
                .build())
        .getRollbackAuthority();
  }

  private static GetDeploymentStateResponse state(
      String workspace, @org.jspecify.annotations.Nullable Instant at) {
    GetDeploymentStateRequest.Builder request =
        GetDeploymentStateRequest.newBuilder()
            .setParent("workspaces/" + workspace)
            .setDeploymentId("helpbot");
    if (at != null) {
      request.setAtTime(FindingMessages.time(at.toString()));
    }
    return service.directives().getDeploymentState(request.build());
  }

  private static List<AuditEntry> entries(String workspace) {
    return service
        .audit()
        .listAuditEntries(
            ListAuditEntriesRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getEntriesList()
        .stream()
        .filter(entry -> !entry.getAction().equals("routing.updated"))
        .toList();
  }

  private static List<String> actions(String workspace) {
    return entries(workspace).stream().map(AuditEntry::getAction).toList();
  }

  private static VerifyAuditResponse verify(String workspace, long known, String hash) {
    return service
        .audit()
        .verifyAudit(
            VerifyAuditRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setKnownSequence(known)
                .setKnownHash(hash)
                .build());
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
