package io.candor.alert.directive;

import com.google.protobuf.Timestamp;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.v1.DirectiveAction;
import io.candor.alert.v1.DirectiveNotification;
import io.candor.alert.v1.LoosenThreshold;
import io.candor.alert.v1.PauseBot;
import io.candor.alert.v1.RemoveArchetype;
import io.candor.alert.v1.RestoreArchetype;
import io.candor.alert.v1.ResumeBot;
import io.candor.alert.v1.RollBack;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.TightenThreshold;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;

/// Maps directives, authorities and states to the contract.
public final class DirectiveProtos {
  private static final int MAX_TITLE = 150;

  private DirectiveProtos() {}

  /// A directive as the contract shows it.
  public static io.candor.alert.v1.Directive toProto(Directive directive) {
    String workspace = directive.name().workspace();
    io.candor.alert.v1.Directive.Builder proto =
        io.candor.alert.v1.Directive.newBuilder()
            .setName(directive.name().toString())
            .setEtag(Long.toString(directive.revision()))
            .setRevision(directive.revision())
            .setDeploymentId(directive.deployment())
            .setAction(toProto(directive.action()))
            .setState(io.candor.alert.v1.Directive.State.valueOf(directive.state().name()))
            .setReason(directive.cause().reason())
            .setProposedBy(directive.cause().proposer())
            .setProposeTime(timestamp(directive.cause().time()))
            .setReverts(nameOrEmpty(workspace, directive.cause().reverts()))
            .setRevertedBy(nameOrEmpty(workspace, directive.revertedBy()))
            .setSummary(ActionWords.imperative(directive.action(), directive.deployment()));
    Directive.Evidence evidence = directive.cause().evidence();
    if (evidence != null) {
      proto.setIncident("workspaces/" + workspace + "/incidents/" + evidence.incidentId());
      Finding finding = FindingProtos.fromDocument(evidence.finding().toByteArray());
      io.candor.alert.v1.Finding document = FindingProtos.toProto(finding);
      if (document.getWeeksCount() > 0) {
        proto.setFigure(document.getWeeks(document.getWeeksCount() - 1));
      }
    }
    Directive.Decision decision = directive.decision();
    if (decision != null) {
      proto
          .setAutomatic(decision.automatic())
          .setDecidedBy(decision.actor())
          .setDecideTime(timestamp(decision.time()))
          .setDecisionNote(decision.note())
          .setSequence(decision.sequence());
    }
    Directive.Answer answer = directive.answer();
    if (answer != null) {
      proto
          .setAcknowledgedBy(answer.actor())
          .setAcknowledgeTime(timestamp(answer.time()))
          .setAcknowledgeNote(answer.note());
    }
    return proto.build();
  }

  /// What a receiver is told, serialised for the way there.
  static byte[] toNotification(Directive directive, NoticeReason reason, Instant now) {
    String order = ActionWords.imperative(directive.action(), directive.deployment());
    String title = prefix(reason) + order;
    return DirectiveNotification.newBuilder()
        .setDirective(toProto(directive))
        .setReason(DirectiveNotification.Reason.valueOf(reason.name()))
        .setDecideTime(timestamp(now))
        .setTitle(title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE - 1) + "…")
        .setSentence(order + ": " + directive.cause().reason())
        .build()
        .toByteArray();
  }

  /// An action of the contract; the request has been validated.
  static Action fromProto(DirectiveAction proto) {
    return switch (proto.getActionCase()) {
      case TIGHTEN_THRESHOLD ->
          new Action.TightenThreshold(
              proto.getTightenThreshold().getArchetypeId(),
              proto.getTightenThreshold().getMinConfidence());
      case REMOVE_ARCHETYPE ->
          new Action.RemoveArchetype(proto.getRemoveArchetype().getArchetypeId());
      case RESTORE_ARCHETYPE ->
          new Action.RestoreArchetype(proto.getRestoreArchetype().getArchetypeId());
      case ROLL_BACK -> new Action.RollBack(proto.getRollBack().getVersion());
      case PAUSE -> new Action.Pause();
      case RESUME -> new Action.Resume();
      case LOOSEN_THRESHOLD ->
          new Action.LoosenThreshold(
              proto.getLoosenThreshold().getArchetypeId(),
              proto.getLoosenThreshold().hasMinConfidence()
                  ? proto.getLoosenThreshold().getMinConfidence()
                  : null);
      case ACTION_NOT_SET -> throw new IllegalArgumentException("a directive without an action");
    };
  }

  /// An authority as the contract shows it.
  static RollbackAuthority toProto(String workspace, Authority authority) {
    RollbackAuthority.Builder proto =
        RollbackAuthority.newBuilder()
            .setName(
                new ResourceName(workspace, "rollbackAuthorities", authority.deployment())
                    .toString())
            .setEtag(Long.toString(authority.revision()))
            .setOwner(authority.owner())
            .setDeputy(authority.deputy())
            .setAutomaticRollbackDisabled(authority.automaticRollbackDisabled())
            .setConfirmed(authority.confirmed())
            .setUpdateTime(timestamp(authority.updateTime()))
            .setUpdatedBy(authority.updatedBy());
    Instant until = authority.deputyUntil();
    if (until != null) {
      proto.setDeputyUntilTime(timestamp(until));
    }
    return proto.build();
  }

  /// A state as the contract shows it.
  static io.candor.alert.v1.DeploymentState toProto(DeploymentState state) {
    io.candor.alert.v1.DeploymentState.Builder proto =
        io.candor.alert.v1.DeploymentState.newBuilder()
            .setDeflectionListKnown(state.deflectionList().isPresent())
            .addAllRemovedArchetypes(state.removed())
            .setBotVersion(state.botVersion())
            .setPaused(state.paused())
            .setSequence(state.sequence());
    state.deflectionList().ifPresent(proto::addAllDeflectionList);
    state
        .thresholds()
        .forEach(
            (archetype, confidence) ->
                proto
                    .addThresholdsBuilder()
                    .setArchetypeId(archetype)
                    .setMinConfidence(confidence));
    return proto.build();
  }

  private static DirectiveAction toProto(Action action) {
    DirectiveAction.Builder proto = DirectiveAction.newBuilder();
    switch (action) {
      case Action.TightenThreshold(String archetype, double minConfidence) ->
          proto.setTightenThreshold(
              TightenThreshold.newBuilder()
                  .setArchetypeId(archetype)
                  .setMinConfidence(minConfidence));
      case Action.LoosenThreshold(String archetype, Double minConfidence) -> {
        LoosenThreshold.Builder loosen = LoosenThreshold.newBuilder().setArchetypeId(archetype);
        if (minConfidence != null) {
          loosen.setMinConfidence(minConfidence);
        }
        proto.setLoosenThreshold(loosen);
      }
      case Action.RemoveArchetype(String archetype) ->
          proto.setRemoveArchetype(RemoveArchetype.newBuilder().setArchetypeId(archetype));
      case Action.RestoreArchetype(String archetype) ->
          proto.setRestoreArchetype(RestoreArchetype.newBuilder().setArchetypeId(archetype));
      case Action.RollBack(String version) ->
          proto.setRollBack(RollBack.newBuilder().setVersion(version));
      case Action.Pause _ -> proto.setPause(PauseBot.getDefaultInstance());
      case Action.Resume _ -> proto.setResume(ResumeBot.getDefaultInstance());
    }
    return proto.build();
  }

  private static String prefix(NoticeReason reason) {
    return switch (reason) {
      case PROPOSED -> "Proposed: ";
      case ORDERED -> "";
      case UNACKNOWLEDGED -> "Not acknowledged by the platform: ";
      case REFUSED -> "Refused by the platform: ";
    };
  }

  private static String nameOrEmpty(String workspace, String directiveId) {
    return directiveId.isEmpty() ? "" : new DirectiveName(workspace, directiveId).toString();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
