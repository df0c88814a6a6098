package io.candor.alert.testing;

import io.candor.alert.v1.AcknowledgeDirectiveRequest;
import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.AuditEntry;
import io.candor.alert.v1.DeclareDeploymentRequest;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.GetDeploymentStateRequest;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.alert.v1.ListAuditEntriesRequest;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.RejectDirectiveRequest;
import io.candor.alert.v1.RevertDirectiveRequest;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import io.candor.alert.v1.WatchDirectivesRequest;
import io.candor.alert.v1.WatchDirectivesResponse;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls about directives, the deployment `helpbot` and the audit log, in a line each.
///
/// @param service that is called
public record DirectiveCalls(AlertService service) {
  /// Declares `helpbot` with two archetypes and a version, as its platform does.
  public void declare(String workspace) {
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

  /// The directives of `helpbot` as its platform hears them, from a resume token on.
  public Iterator<WatchDirectivesResponse> watch(String workspace, String token) {
    return service
        .directives()
        .watchDirectives(
            WatchDirectivesRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setDeploymentId("helpbot")
                .setResumeToken(token)
                .build());
  }

  /// Every directive of a workspace.
  public List<Directive> list(String workspace) {
    return service
        .directives()
        .listDirectives(
            ListDirectivesRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getDirectivesList();
  }

  /// Approves as `actor`; an empty etag approves whatever stands there.
  public Directive approve(Directive directive, String actor, String etag) {
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

  /// Rejects as `actor`.
  public Directive reject(Directive directive, String actor) {
    return service
        .directives()
        .rejectDirective(
            RejectDirectiveRequest.newBuilder()
                .setName(directive.getName())
                .setActor(actor)
                .build())
        .getDirective();
  }

  /// Reverts as `actor`.
  public Directive revert(Directive directive, String actor) {
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

  /// Answers for the platform: applied, or refused.
  public Directive acknowledge(Directive directive, boolean applied) {
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

  /// Changes who may decide, as `actor`.
  public RollbackAuthority update(RollbackAuthority authority, String actor) {
    return service
        .directives()
        .updateRollbackAuthority(
            UpdateRollbackAuthorityRequest.newBuilder()
                .setRollbackAuthority(authority)
                .setActor(actor)
                .build())
        .getRollbackAuthority();
  }

  /// The state of `helpbot`, now or at a past moment.
  public GetDeploymentStateResponse state(String workspace, @Nullable Instant at) {
    GetDeploymentStateRequest.Builder request =
        GetDeploymentStateRequest.newBuilder()
            .setParent("workspaces/" + workspace)
            .setDeploymentId("helpbot");
    if (at != null) {
      request.setAtTime(FindingMessages.time(at.toString()));
    }
    return service.directives().getDeploymentState(request.build());
  }

  /// The audit log without the changes of routing.
  public List<AuditEntry> entries(String workspace) {
    return service
        .audit()
        .listAuditEntries(
            ListAuditEntriesRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getEntriesList()
        .stream()
        .filter(entry -> !entry.getAction().equals("routing.updated"))
        .toList();
  }

  /// What was done, by the audit log.
  public List<String> actions(String workspace) {
    return entries(workspace).stream().map(AuditEntry::getAction).toList();
  }

  /// Checks the chain of the audit log against an entry known from before.
  public VerifyAuditResponse verify(String workspace, long known, String hash) {
    return service
        .audit()
        .verifyAudit(
            VerifyAuditRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setKnownSequence(known)
                .setKnownHash(hash)
                .build());
  }
}
